package io.shoebox.twin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shoebox.twin.House.Module;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows and doors of {@link House}, in all modules: this one sees them all. */
final class ArchitectureTest {
    private static final String ROOT = "io.shoebox.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages("io.shoebox");

    /** Uses of a class of one module by a class of another. */
    private static final List<Dependency> CROSSING = CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> target(use).getName().startsWith(ROOT))
            .filter(use -> !moduleOf(use.getOriginClass()).equals(moduleOf(target(use))))
            .toList();

    static Stream<String> modules() {
        return CLASSES.stream().map(ArchitectureTest::moduleOf).distinct().sorted();
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(modules()).containsExactlyInAnyOrderElementsOf(House.MODULES.keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyWhatItsArrowsPointAt(String module) {
        assertThat(CROSSING.stream()
                        .filter(crossing -> moduleOf(crossing.getOriginClass()).equals(module))
                        .filter(crossing -> !module(module).uses().contains(moduleOf(target(crossing))))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleIsEnteredByItsDoors(String module) {
        assertThat(CROSSING.stream()
                        .filter(crossing -> moduleOf(target(crossing)).equals(module))
                        .filter(crossing -> !module(module).opens(name(target(crossing))))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void everyDoorLeadsSomewhere() {
        assertThat(House.MODULES.values().stream()
                        .flatMap(module -> module.doors().stream())
                        .filter(door -> CLASSES.stream().noneMatch(type -> Module.leadsTo(door, name(type)))))
                .isEmpty();
    }

    @Test
    void theModelDependsOnNothingButTheJdkAndAHeaderReader() {
        classes()
                .that()
                .resideInAPackage("io.shoebox.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.shoebox.model..", "io.shoebox.heif", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theImageReadersKnowNothingOfAws() {
        noClasses()
                .that()
                .resideInAnyPackage("io.shoebox.jpeg..", "io.shoebox.heif..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandsKnowTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage("io.shoebox.local..", "io.shoebox.emulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void everyClassIsFinalOrMadeToBeImplemented() {
        assertThat(CLASSES.stream()
                        .filter(c -> !c.isInterface() && !c.isAnonymousClass() && !c.isEnum())
                        .filter(c -> !c.isAssignableTo(Throwable.class))
                        .filter(c -> !c.getName().contains("$$")
                                && !c.getSimpleName().equals("package-info"))
                        .filter(c -> !c.getModifiers().contains(JavaModifier.FINAL))
                        .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
                        // JMH makes classes that extend them.
                        .filter(c -> !c.isAnnotatedWith("org.openjdk.jmh.annotations.State"))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static JavaClass target(Dependency use) {
        return use.getTargetClass().getBaseComponentType();
    }

    private static Module module(String name) {
        return requireNonNull(House.MODULES.get(name), () -> "the module " + name + " has no place in the house");
    }

    private static String name(JavaClass type) {
        return type.getName().substring(ROOT.length());
    }

    private static String moduleOf(JavaClass type) {
        return Arrays.asList(type.getPackageName().split("\\.", -1)).get(2);
    }
}
