package bellhop.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The arrows of ARCHITECTURE.md as allow-lists. The module descriptors enforce them at compile time
 * too; here they also hold for packages inside a module, and say so in words.
 */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("bellhop");

  /** Module → the modules that it may use, besides {@code units}. */
  private static final Map<String, List<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              entry("units"),
              entry("pair"),
              entry("circuit"),
              entry("network", "pair"),
              entry("state", "circuit", "pair"),
              entry("qec", "state", "circuit", "pair"),
              entry("distributed", "circuit", "network", "pair"),
              entry("compiler", "distributed", "state", "network", "circuit", "pair"),
              entry("protocol", "distributed", "circuit", "network", "pair"),
              entry("simulator", "protocol", "distributed", "state", "network", "circuit", "pair"),
              entry(
                  "experiment",
                  "simulator",
                  "protocol",
                  "compiler",
                  "distributed",
                  "qec",
                  "state",
                  "network",
                  "circuit",
                  "pair")));

  private static Map.Entry<String, List<String>> entry(String module, String... mayUse) {
    return Map.entry(module, List.of(mayUse));
  }

  @Test
  void everyModuleIsDrawn() {
    TreeSet<String> found = new TreeSet<>();
    HOUSE.forEach(type -> found.add(moduleOf(type.getPackageName())));
    TreeSet<String> drawn = new TreeSet<>(ARROWS.keySet());
    drawn.add("cli");
    assertThat(found).isEqualTo(drawn);
  }

  @Test
  void arrowsRunOnlyWhereTheyAreAllowed() {
    ARROWS.forEach((module, allowed) -> {
      List<String> forbidden = new ArrayList<>(ARROWS.keySet());
      forbidden.add("cli");
      forbidden.removeAll(allowed);
      forbidden.removeAll(List.of(module, "units"));
      check(
          noClasses()
              .that()
              .resideInAPackage("bellhop." + module + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(packages(forbidden)));
    });
  }

  @Test
  void packagesFormNoCircle() {
    check(slices().matching("bellhop.(**)").should().beFreeOfCycles());
  }

  @Test
  void theProofSeesNothingOfTheCompiler() {
    check(
        noClasses()
            .that()
            .resideInAPackage("bellhop.compiler.proof..")
            .should()
            .dependOnClassesThat(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are compiler classes outside the proof",
                    type ->
                        type.getPackageName().startsWith("bellhop.compiler")
                            && !type.getPackageName().startsWith("bellhop.compiler.proof"))));
  }

  /**
   * Protocol machines run under two hosts: neither time, chance, files nor threads come from
   * inside.
   */
  @Test
  void protocolsHaveNoClockNoChanceNoFilesNoThreads() {
    check(
        noClasses()
            .that()
            .resideInAPackage("bellhop.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.time..",
                "java.nio.file..",
                "java.net..",
                "java.util.concurrent..",
                "java.util.random..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("bellhop.units.RandomStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
  }

  @Test
  void nobodyReadsTheClockButTheCommandLine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("bellhop.cli..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random"));
  }

  /** A static array or builder of another kind could be changed; finals only. */
  @Test
  void staticFieldsAreFinal() {
    check(
        fields()
            .that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("bellhop..")
            .should()
            .beFinal());
  }

  /**
   * What reaches a result is the same on every JVM, so transcendental functions are the strict
   * ones.
   */
  @Test
  void resultsUseStrictMath() {
    List<String> loose =
        List.of(
            "sin", "cos", "tan", "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "sinh",
            "cosh", "tanh", "asin", "acos", "atan", "atan2", "hypot");
    List<String> calls = new ArrayList<>();
    HOUSE.forEach(type ->
        Stream.concat(
                type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
            .filter(use -> use.getTargetOwner().isEquivalentTo(Math.class))
            .filter(use -> loose.contains(use.getName()))
            .forEach(use -> calls.add(use.getDescription())));
    assertThat(calls).isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        classes()
            .that()
            .resideInAPackage("bellhop..")
            .should()
            .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Base|Info)$"));
    check(
        noClasses()
            .should()
            .resideInAnyPackage("..core..", "..common..", "..base..", "..util..", "..impl.."));
  }

  /** The word after {@code bellhop.} */
  private static String moduleOf(String packageName) {
    int start = "bellhop.".length();
    int end = packageName.indexOf('.', start);
    return packageName.substring(start, end < 0 ? packageName.length() : end);
  }

  private static String[] packages(List<String> modules) {
    return modules.stream().map(module -> "bellhop." + module + "..").toArray(String[]::new);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }
}
