package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of one's own: beside the program, and nowhere else. */
final class IncludesTest {
  @TempDir private Path top;
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    folder = Files.createDirectories(top.resolve("programs"));
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(top.resolve("secret.inc"), "const int secret = 1;");
  }

  @Test
  void namesTheIncludedFileInErrors() throws IOException {
    write("lib/a.inc", "gate g a { h a; }\ngate k a { hh a; }\n");
    refused("include \"lib/a.inc\";", "lib/a.inc:2:12: unknown gate \"hh\"");
  }

  @Test
  void goesOnInTheProgramAfterAnInclude() throws IOException {
    write("a.inc", "qubit q;\n\n\n");
    refused("include \"a.inc\";\nh q;\n  x p;", "program.qasm:3:5: unknown name \"p\"");
    write("b.inc", "x q;\ny q;");
    write("program.qasm", "include \"a.inc\"; h q; include \"b.inc\"; z q;");
    assertThat(QasmReader.read(folder.resolve("program.qasm")).operations()).hasSize(4);
  }

  @Test
  void refusesCircles() throws IOException {
    write("a.inc", "include \"b.inc\";");
    write("b.inc", "\ninclude \"lib/../a.inc\";");
    write("c.inc", "\ninclude \"a.inc\";");
    refused(
        "include \"a.inc\";", "b.inc:2:9: the included file \"lib/../a.inc\"; files are included");
    write("b.inc", "\ninclude \"c.inc\";");
    refused("include \"a.inc\";", "c.inc:2:9: the file includes itself: ");
    refused("include \"program.qasm\";", "the file includes itself");
  }

  @Test
  void refusesDeepAndEndlessChains() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("deep" + i + ".inc", "include \"deep" + (i + 1) + ".inc\";");
    }
    refused("include \"deep0.inc\";", "includes stand more than 16 deep");
    write("empty.inc", "");
    refused("include \"empty.inc\";\n".repeat(300), "more than 256 includes");
    for (int i = 0; i < 15; i++) {
      String twice = "include \"twice" + (i + 1) + ".inc\";\n";
      write("twice" + i + ".inc", twice + twice);
    }
    write("twice15.inc", "");
    refused("include \"twice0.inc\";", "more than 256 includes");
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.inc, files are included from the folder of the program",
    "lib/../../secret.inc, files are included from the folder of the program",
    "/etc/passwd, files are included from the folder of the program",
    "link.inc, files are included from the folder of the program",
    "away/secret.inc, files are included from the folder of the program",
    "lib, is no file",
    "'', files are included",
    "lib/none.inc, is not there",
    "lbi/a.inc, is not there"
  })
  void staysInTheFolderOfTheProgram(String file, String message) throws IOException {
    Files.createSymbolicLink(folder.resolve("link.inc"), top.resolve("secret.inc"));
    Files.createSymbolicLink(folder.resolve("away"), top);
    refused("include \"" + file + "\";", message);
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws IOException {
    Files.write(folder.resolve("binary.inc"), new byte[] {(byte) 0xff, 0});
    refused("include \"binary.inc\";", "not UTF-8");
    Files.write(folder.resolve("large.inc"), new byte[(16 << 20) - 5]);
    refused("include \"large.inc\";", "of an included file at most");
    write("old.inc", "OPENQASM 2.0;\ngate g a { h a; }");
    refused("qubit q; include \"old.inc\";", "old.inc:1:1: a file of another version");
    write("open.inc", "gate g a {");
    refused("include \"open.inc\"; }", "open.inc:1:10: the block does not end");
    refused("include \"open.inc\"", "program.qasm:1:19: found the end of the file");
    refused("{ include \"open.inc\"; }", "found \"include\"; a statement belongs here");
  }

  @Test
  void followsLinksThatStayInside() throws IOException {
    write("lib/a.inc", "qubit q;");
    Files.createSymbolicLink(folder.resolve("near.inc"), folder.resolve("lib/a.inc"));
    write("program.qasm", "include \"near.inc\"; h q;");
    assertThat(QasmReader.read(folder.resolve("program.qasm")).operations()).hasSize(1);
  }

  @Test
  void textsAloneIncludeNothing() throws IOException {
    write("a.inc", "qubit q;");
    assertThatThrownBy(() -> QasmReader.read("include \"a.inc\";", "text"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("text:1:9: the library \"a.inc\"; here only those are read");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void refused(String program, String message) throws IOException {
    write("program.qasm", program);
    assertThatThrownBy(() -> QasmReader.read(folder.resolve("program.qasm")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
