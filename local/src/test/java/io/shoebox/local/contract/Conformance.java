package io.shoebox.local.contract;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/**
 * Runs contracts on the server that {@link On} names, which it also gives to methods that take a {@link ContractServer},
 * and notes what came of each {@link Behaviour}. A known {@link Difference} has to show, or its class fails.
 */
public final class Conformance
        implements BeforeAllCallback, AfterAllCallback, ParameterResolver, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(Conformance.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        On on = context.getRequiredTestClass().getAnnotation(On.class);
        if (on != null) {
            ContractServer server = ReflectionSupport.newInstance(on.value());
            // Closed by JUnit after the last contract in the class.
            context.getStore(NAMESPACE).put(ContractServer.class, server);
            server.differences().forEach(difference -> outcomes(context).listed(server.name(), difference));
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        observe(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        observe(invocation, context);
    }

    private static void observe(Invocation<@Nullable Void> invocation, ExtensionContext context) throws Throwable {
        Behaviour behaviour = context.getRequiredTestMethod().getAnnotation(Behaviour.class);
        if (behaviour == null) {
            invocation.proceed();
            return;
        }
        ContractServer server = server(context);
        try {
            invocation.proceed();
            outcomes(context).asAws(server.name(), behaviour.name());
        } catch (TestAbortedException e) {
            throw e;
        } catch (AssertionError | Exception e) {
            Difference known = known(server, behaviour.name())
                    .filter(difference -> String.valueOf(e).contains(difference.symptom()))
                    .orElseThrow(() -> e);
            outcomes(context).differs(server.name(), known);
        }
    }

    /** What is listed as a difference of the server, and did not show in any run of its test, is none. */
    @Override
    public void afterAll(ExtensionContext context) {
        ContractServer server = context.getStore(NAMESPACE).get(ContractServer.class, ContractServer.class);
        if (server == null) {
            return;
        }
        for (Behaviour behaviour : behaviours(context.getRequiredTestClass())) {
            known(server, behaviour.name())
                    .filter(difference -> outcomes(context).isAsAws(server.name(), difference.behaviour()))
                    .ifPresent(difference -> {
                        throw new AssertionError(server.name() + " no longer differs in '" + difference.behaviour()
                                + "': take it from the list of its differences");
                    });
        }
    }

    /** Those that a contract tests, by name. */
    public static List<Behaviour> behaviours(Class<?> contract) {
        return ReflectionSupport.findMethods(
                        contract,
                        method -> method.isAnnotationPresent(Behaviour.class),
                        HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(method -> method.getAnnotation(Behaviour.class))
                .sorted(Comparator.comparing(Behaviour::name))
                .toList();
    }

    private static Optional<Difference> known(ContractServer server, String behaviour) {
        return server.differences().stream()
                .filter(difference -> difference.behaviour().equals(behaviour))
                .findFirst();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ContractServer.class || type == Outcomes.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Outcomes.class ? outcomes(context) : server(context);
    }

    private static ContractServer server(ExtensionContext context) {
        return requireNonNull(
                context.getStore(NAMESPACE).get(ContractServer.class, ContractServer.class),
                "a contract is nested in a class that says which server it is @On");
    }

    private static Outcomes outcomes(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Outcomes.class, key -> new Outcomes(), Outcomes.class);
    }
}
