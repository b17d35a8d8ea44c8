package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of stand-ins: a Maven that only makes a jar and takes a moment, a Java
 * that only prints its arguments. What it builds when, how often, and which codes it gives.
 */
class LauncherScriptTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      cd "$(dirname "$0")" || exit 1
      echo built >>builds
      sleep 0.3
      [ ! -f broken ] || { echo "this file is broken"; exit 1; }
      mkdir -p cli/target/launch && echo jar >cli/target/launch/bellhop.jar
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      for word in "$@"; do
        case $word in
          -XX:AOTCacheOutput=*) echo cache >"${word#*=}"; exit 0 ;;
        esac
      done
      echo "started in $(pwd)"
      if ( exec 3<&0 ) 2>/dev/null; then echo "with an input"; fi
      for word in "$@"; do echo "[$word]"; done
      """;

  @TempDir Path folder;
  private Path checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a check out"));
    for (String module : "units pair circuit network state qec distributed".split(" ")) {
      makeModule(module);
    }
    for (String module : "compiler protocol simulator experiment cli".split(" ")) {
      makeModule(module);
    }
    write("pom.xml", "<project/>");
    Files.createDirectories(checkout.resolve("scripts"));
    script("bellhop", Repository.read(Repository.root().resolve("bellhop")));
    script("scripts/find-java", Repository.read(Repository.root().resolve("scripts/find-java")));
    script("mvnw", MAVEN);
    Files.createDirectories(checkout.resolve("jdk/bin"));
    script("jdk/bin/java", JAVA);
    script("jdk/bin/javac", "#!/bin/sh\n");
    write("jdk/release", "JAVA_VERSION=\"25.0.3\"\n");
  }

  @Test
  void buildsOnFirstUseAndNotAgain() throws Exception {
    Ended first = start("run", "two words");
    assertThat(first.code()).isZero();
    assertThat(first.output())
        .contains("started in " + folder.toRealPath(), "[run]", "[two words]");
    assertThat(first.errors()).hasLineCount(1).startsWith("bellhop: building");
    Ended second = start();
    assertThat(second.errors()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void noticesChangedAddedAndDeletedFiles() throws Exception {
    start();
    Path source = checkout.resolve("units/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    start();
    assertThat(builds()).isEqualTo(2);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(3600)));
    start();
    assertThat(builds()).isEqualTo(2);
    write("units/src/main/B.java", "class B {}");
    age("units/src/main", "units/src/main/B.java");
    start();
    assertThat(builds()).isEqualTo(3);
    Files.delete(checkout.resolve("units/src/main/B.java"));
    age("units/src/main");
    start();
    assertThat(builds()).isEqualTo(4);
    start();
    assertThat(builds()).isEqualTo(4);
  }

  @Test
  void ignoresModulesThatTheCommandLineDoesNotNeed() throws Exception {
    makeModule("bench");
    start();
    Files.setLastModifiedTime(
        checkout.resolve("bench/src/main/A.java"), FileTime.from(Instant.now().plusSeconds(5)));
    start();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    Process one = process().start();
    Process two = process().start();
    assertThat(one.waitFor(20, TimeUnit.SECONDS) && two.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(one.exitValue()).isZero();
    assertThat(two.exitValue()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("bell hop"), checkout.resolve("bellhop"));
    assertThat(ended(new ProcessBuilder(link.toString(), "links")).code()).isZero();
  }

  @Test
  void saysThatTheBuildFailed() throws Exception {
    write("broken", "");
    Ended failed = start();
    assertThat(failed.code()).isEqualTo(70);
    assertThat(failed.errors()).contains("this file is broken", "the build failed");
    Files.delete(checkout.resolve("broken"));
    assertThat(start().code()).isZero();
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    write("jdk/release", "JAVA_VERSION=\"17.0.1\"\n");
    String search = Repository.read(checkout.resolve("scripts/find-java"));
    script("scripts/find-java", search.replace("/usr/lib/jvm", "/no/such/folder"));
    Ended refused = start();
    assertThat(refused.code()).isEqualTo(69);
    assertThat(refused.errors()).hasLineCount(1).contains("JDK 25");
  }

  @Test
  void handsFlagsToTheJvmInSilence() throws Exception {
    ProcessBuilder builder = process();
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx300m");
    builder.environment().put("BELLHOP_JVM_FLAGS", "-Xss2m -Dx=y");
    assertThat(ended(builder).output()).contains("[-Xmx300m]", "[-Xss2m]", "[-Dx=y]");
  }

  @Test
  void aClosedInputIsAnEmptyOne() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "exec \"$0\" <&-", checkout.resolve("bellhop").toString());
    assertThat(ended(builder).output()).contains("with an input");
  }

  @Test
  void knowsEveryModuleOfTheCommandLine() {
    String launcher = Repository.read(Repository.root().resolve("bellhop"));
    String pom = Repository.read(Repository.root().resolve("cli/pom.xml"));
    List<String> needed = new ArrayList<>(List.of("cli"));
    pom.lines()
        .filter(line -> line.contains("<artifactId>bellhop-"))
        .map(line -> line.replaceAll(".*bellhop-([a-z]+).*", "$1"))
        .filter(name -> !name.equals("parent"))
        .forEach(needed::add);
    String list = launcher.replaceAll("(?s).*\nmodules='([^']*)'.*", "$1");
    assertThat(list.split(" ")).contains(needed.toArray(String[]::new));
  }

  private record Ended(int code, String output, String errors) {}

  private Ended start(String... arguments) throws Exception {
    ProcessBuilder builder = process();
    builder.command().addAll(List.of(arguments));
    return ended(builder);
  }

  private ProcessBuilder process() {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("bellhop").toString()));
    return surroundings(new ProcessBuilder(command));
  }

  private ProcessBuilder surroundings(ProcessBuilder builder) {
    builder.directory(folder.toFile());
    builder.environment().remove("BELLHOP_USE_BUILT");
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("BELLHOP_JAVA_HOME", checkout.resolve("jdk").toString());
    return builder;
  }

  private Ended ended(ProcessBuilder builder) throws Exception {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    surroundings(builder).redirectOutput(output.toFile()).redirectError(errors.toFile());
    Process process = builder.start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  private long builds() {
    return Repository.read(checkout.resolve("builds")).lines().count();
  }

  /** Makes files look as old as a copy that kept its times. */
  private void age(String... names) throws IOException {
    for (String name : names) {
      Files.setLastModifiedTime(
          checkout.resolve(name), FileTime.from(Instant.now().minusSeconds(3600)));
    }
  }

  private void makeModule(String module) throws IOException {
    Files.createDirectories(checkout.resolve(module + "/src/main"));
    write(module + "/pom.xml", "<project/>");
    write(module + "/src/main/A.java", "class A {}");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(checkout.resolve(name), content);
  }

  private void script(String name, String content) throws IOException {
    write(name, content);
    Files.setPosixFilePermissions(
        checkout.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
