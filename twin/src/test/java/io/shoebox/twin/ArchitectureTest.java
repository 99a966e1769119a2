package io.shoebox.twin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the module picture. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.shoebox");

    private static final Map<String, List<String>> MAY_USE = Map.of(
            "model", List.of(),
            "catalog", List.of("model"),
            "queue", List.of("model"),
            "jpeg", List.of(),
            "lambda", List.of("model", "queue"),
            "uploadapi", List.of("model", "catalog", "lambda"),
            "ingestworker", List.of("model", "catalog", "queue", "lambda"),
            "thumbnailer", List.of("model", "catalog", "queue", "jpeg", "lambda"),
            "local", List.of("model", "catalog", "queue", "jpeg", "uploadapi", "ingestworker", "thumbnailer"));

    static Stream<String> modules() {
        return CLASSES.stream().map(ArchitectureTest::moduleOf).distinct();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyWhatItsArrowsPointAt(String module) {
        assertThat(MAY_USE).as("modules with arrows").containsKey(module);
        String[] others = MAY_USE.keySet().stream()
                .filter(other -> !other.equals(module)
                        && !MAY_USE.getOrDefault(module, List.of()).contains(other))
                .map(other -> "io.shoebox." + other + "..")
                .toArray(String[]::new);
        if (others.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage("io.shoebox." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(CLASSES);
        }
    }

    @Test
    void theModulesOfThePipelineAreAllLookedAt() {
        assertThat(modules())
                .contains("model", "catalog", "queue", "uploadapi", "ingestworker", "thumbnailer", "local");
    }

    @Test
    void theModelDependsOnNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("io.shoebox.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.shoebox.model..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theJpegReaderKnowsNothingOfAws() {
        noClasses()
                .that()
                .resideInAPackage("io.shoebox.jpeg..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..")
                .allowEmptyShould(true)
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
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static String moduleOf(JavaClass type) {
        return Arrays.asList(type.getPackageName().split("\\.", -1)).get(2);
    }
}
