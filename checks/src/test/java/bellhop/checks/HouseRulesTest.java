package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of STYLE.md that can be seen in the text of the sources. */
class HouseRulesTest {
  private static final Pattern UNDONE =
      Pattern.compile("TODO|FIXME|XXX|UnsupportedOperationException\\(\"not yet");
  private static final Pattern CATCHES_ALL =
      Pattern.compile("catch \\([^)]*\\b(Exception|Throwable|RuntimeException) ");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  @Test
  void nothingIsLeftUndone() {
    assertThat(findings(mainSources(), UNDONE)).isEmpty();
  }

  /** Expected failures are values; only the outermost edge may turn the rest into an exit code. */
  @Test
  void onlyTheOutermostEdgeCatchesEverything() {
    List<Path> inside =
        mainSources().stream().filter(file -> !file.endsWith("cli/Main.java")).toList();
    assertThat(findings(inside, CATCHES_ALL)).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    List<Path> bare = new ArrayList<>();
    for (Path file : mainSources()) {
      Path description = file.resolveSibling("package-info.java");
      boolean isPackage = file.toString().contains("/src/main/java/bellhop/");
      if (isPackage
          && !(Files.exists(description) && Repository.read(description).contains("@NullMarked"))) {
        bare.add(file.getParent());
      }
    }
    assertThat(bare.stream().distinct().filter(path -> !isBench(path))).isEmpty();
  }

  @Test
  void linksBetweenDocumentsLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Path file : Repository.files(".md")) {
      Matcher matcher = LINK.matcher(Repository.read(file));
      while (matcher.find()) {
        String target = matcher.group(1);
        if (!target.contains("://") && !Files.exists(file.resolveSibling(target))) {
          broken.add(Repository.root().relativize(file) + " → " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean isBench(Path path) {
    return path.toString().contains("/bench/");
  }

  private static List<Path> mainSources() {
    return Repository.files(".java").stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .toList();
  }

  private static List<String> findings(List<Path> files, Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Repository.read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(
              Repository.root().relativize(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    return found;
  }
}
