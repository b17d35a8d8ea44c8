package bellhop.experiment.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.Links;
import bellhop.experiment.json.RecordWriter;
import bellhop.network.NetworkReader;
import bellhop.units.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a run, and what is read of links. */
class MemoryFilesTest {
  private static final String KEY = "0123456789abcdef".repeat(2);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("file");
  }

  @Test
  void aStateIsReadAsItWasWritten() throws IOException {
    MemoryState state = MemoryState.NEW.with(KEY, new Tally(4_096, 17, 8));
    Files.writeString(file, state.text());
    assertThat(state.text()).isEqualTo("bellhop-memory/1\n" + KEY + " 4096 17 8\n");
    assertThat(MemoryState.read(file)).isEqualTo(state);
  }

  @Test
  void refusesFilesThatAreNoState() {
    refusedState("", "file:1:1: not what a memory experiment has kept");
    refusedState("code,basis\n", "the file begins with bellhop-memory/1");
    refusedState("bellhop-memory/1\n" + KEY + " 4096 17\n", "file:2:1: ");
    refusedState("bellhop-memory/1\n" + KEY + " 4096 -17 0\n", "a key and three numbers");
    refusedState("bellhop-memory/1\n" + KEY + " 0 99 0\n", "file:2:1: ");
    refusedState("bellhop-memory/1\n" + KEY + " 4096 10 20\n", "no more errors come");
    String twice = (KEY + " 4096 17 8\n").repeat(2);
    refusedState("bellhop-memory/1\n" + twice, "file:3:1: ");
  }

  private void refusedState(String text, String why) {
    assertThatThrownBy(() -> MemoryState.read(written(text)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }

  private Path written(String text) throws IOException {
    return Files.writeString(file, text);
  }

  @Test
  void pairsAreThoseThatLinksPrints() throws IOException {
    Path network = Path.of("../examples/networks/two-cryostats.yaml");
    String printed = RecordWriter.print(Links.of(network, 0.95));
    LinkPairs.Named named = LinkPairs.read(written(printed), Optional.empty());
    assertThat(named.pair().fidelity())
        .isCloseTo(
            NetworkReader.read(network).links().getFirst().model().fidelity(), within(1e-12));
    assertThat(LinkPairs.read(file, Optional.of(named.link()))).isEqualTo(named);
  }

  @Test
  void refusesWhatIsNoLink() {
    refusedLink("{\"links\": []}", Optional.empty(), "0 links");
    refusedLink("{\"paths\": []}", Optional.empty(), "no links");
    refusedLink("{\"links\": 3}", Optional.empty(), "no list");
    refusedLink("{\"links\": [{\"link\": \"a\"}]}", Optional.empty(), "no state");
    String state =
        "{\"r00\": 0.5, \"r01\": 0, \"r10\": 0, \"r11\": %s, \"c_re\": 0, \"c_im\": 0, \"d_re\": 0.5,"
            + " \"d_im\": 0}";
    String link = "{\"links\": [{\"link\": \"west\", \"state\": " + state + "}]}";
    refusedLink(link.formatted("0.7"), Optional.empty(), "not a state of two qubits");
    refusedLink(link.formatted("0.5"), Optional.of("wets"), "Maybe \"west\" was meant");
  }

  private void refusedLink(String text, Optional<String> link, String why) {
    assertThatThrownBy(() -> LinkPairs.read(written(text), link))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }
}
