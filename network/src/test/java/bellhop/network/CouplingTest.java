package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.network.Coupling.Edge;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouplingTest {
  private static Optional<Coupling> read(int qubits, String coupling) {
    String text =
        """
        format: bellhop-network/1
        qpus:
          - name: east
            qubits: %d
            %s
        """
            .formatted(qubits, coupling);
    return NetworkReader.read(text, "net.yaml").qpu(0).coupling();
  }

  private static Coupling given(int qubits, String keys) {
    return read(qubits, "coupling: {" + keys + "}").orElseThrow();
  }

  private static List<Edge> edges(int... ends) {
    return IntStream.range(0, ends.length / 2)
        .mapToObj(i -> new Edge(ends[2 * i], ends[2 * i + 1]))
        .toList();
  }

  @Test
  void whoSaysNothingHasAllQubitsCoupled() {
    assertThat(read(4, "")).isEmpty();
  }

  @Test
  void drawsShapes() {
    assertThat(given(4, "shape: line").edges()).isEqualTo(edges(0, 1, 1, 2, 2, 3));
    assertThat(given(4, "shape: ring").edges()).isEqualTo(edges(0, 1, 0, 3, 1, 2, 2, 3));
    assertThat(given(5, "shape: grid, columns: 2").edges())
        .isEqualTo(edges(0, 1, 0, 2, 1, 3, 2, 3, 2, 4));
    assertThat(given(3, "shape: edges, edges: [[2, 0], [0, 1]]").edges())
        .isEqualTo(edges(0, 1, 0, 2));
  }

  @Test
  void aRingOfTwoIsALine() {
    assertThat(given(2, "shape: ring").edges()).isEqualTo(edges(0, 1));
    assertThat(given(1, "shape: ring").edges()).isEmpty();
    assertThat(given(1, "shape: edges, edges: []").edges()).isEmpty();
  }

  @Test
  void communicationQubitsSitBesideTheLastOrInTurnWhereTheFileSays() {
    Coupling last = given(4, "shape: line");
    assertThat(last.besideCommunication(0)).isEqualTo(3);
    assertThat(last.besideCommunication(7)).isEqualTo(3);
    Coupling both = given(4, "shape: line, links-at: [3, 0]");
    assertThat(IntStream.range(0, 4).map(both::besideCommunication)).containsExactly(3, 0, 3, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4 | coupling: {}                                  | 5:15: "coupling.shape" is missing
          4 | coupling: line                                | 5:15: keys and values are needed here
          4 | coupling: {shape: star}                       | 5:23: "star" is no shape
          4 | coupling: {shape: lin}                        | Maybe "line"
          4 | coupling: {shape: line, colums: 2}            | Maybe "columns"
          0 | coupling: {shape: line}                       | 5:15: a coupling of 0 data qubits
          5000 | coupling: {shape: line}                    | 5:15: a coupling of 5000 data qubits
          4 | coupling: {shape: grid}                       | "coupling.columns" is missing
          4 | coupling: {shape: grid, columns: 0}           | 5:38: columns 0 is out of range
          4 | coupling: {shape: grid, columns: 5}           | 5:38: 5 columns for 4 data qubits
          4 | coupling: {shape: line, columns: 2}           | "columns" has no meaning for a line
          4 | coupling: {shape: ring, edges: [[0, 1]]}      | "edges" has no meaning for a ring
          4 | coupling: {shape: edges}                      | "coupling.edges" is missing
          2 | coupling: {shape: edges, edges: 3}            | edges is not a list
          2 | coupling: {shape: edges, edges: [0, 1]}       | 5:38: not a pair
          2 | coupling: {shape: edges, edges: [[0]]}        | 5:38: not a pair
          2 | coupling: {shape: edges, edges: [[0, 1, 1]]}  | 5:38: not a pair
          2 | coupling: {shape: edges, edges: [[0, [1]]]}   | 5:38: not a pair
          2 | coupling: {shape: edges, edges: [[0, b]]}     | 5:42: "b" is not a whole number
          2 | coupling: {shape: edges, edges: [[0, 1.5]]}   | 5:42: "1.5" is not a whole number
          2 | coupling: {shape: edges, edges: [[0, 9999999999]]} | is not a whole number
          2 | coupling: {shape: edges, edges: [[0, 2]]}     | 5:38: there is no data qubit 2
          2 | coupling: {shape: edges, edges: [[-1, 1]]}    | there is no data qubit -1
          2 | coupling: {shape: edges, edges: [[1, 1]]}     | 5:38: an edge from 1 to itself
          2 | coupling: {shape: edges, edges: [[0, 1], [1, 0]]} | 5:46: the same edge again
          4 | coupling: {shape: edges, edges: [[0, 1], [2, 3]]} | no edges lead from data qubit 0 to 2
          2 | coupling: {shape: edges, edges: []}           | no edges lead from data qubit 0 to 1
          4 | coupling: {shape: line, links-at: 3}          | links-at is not a list
          4 | coupling: {shape: line, links-at: []}         | links-at has 0 items
          4 | coupling: {shape: line, links-at: [4]}        | they were counted from 1
          4 | coupling: {shape: line, links-at: [0, 0]}     | data qubit 0 twice
          4 | coupling: {shape: line, links-at: [[0]]}      | not a word
          4 | coupling: {shape: line, links-at: [x]}        | "x" is not a whole number
          """)
  void refusesWithThePlace(int qubits, String coupling, String words) {
    assertThatThrownBy(() -> read(qubits, coupling))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("net.yaml:")
        .hasMessageContaining(words);
  }

  @Test
  void readsEdgesAsTheyAreOrSaysWhere() {
    RandomStream random = new Seed(5).stream("edges");
    int read = 0;
    for (int i = 0; i < 400; i++) {
      String edges =
          IntStream.range(0, 3 + random.nextInt(2))
              .mapToObj(_ -> "[" + random.nextInt(4) + "," + (random.nextInt(30) / 6) + "]")
              .collect(Collectors.joining(", "));
      try {
        Coupling coupling = given(4, "shape: edges, edges: [" + edges + "]");
        assertThat(coupling.edges()).hasSize(edges.split("\\[").length - 1);
        read++;
      } catch (InputException refused) {
        assertThat(refused.location().line()).isEqualTo(5);
      }
    }
    assertThat(read).isBetween(5, 395);
  }

  @Test
  void theRecordChecksItself() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Edge(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Edge(2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Coupling(3, edges(0, 1), List.of(0)))
        .withMessageContaining("position 0 to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Coupling(2, edges(0, 1, 0, 1), List.of(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Coupling(2, edges(0, 1, 1, 2), List.of(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Coupling(2, edges(0, 1), List.of(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Coupling(2, edges(0, 1), List.of()));
    Coupling two = new Coupling(2, edges(0, 1), List.of(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Qpu("q", 3, Presets.device("transmon-2029"), Optional.empty(), Optional.of(two)));
  }

  @Test
  void neighboursAscend() {
    assertThat(given(5, "shape: grid, columns: 2").neighbours())
        .containsExactly(List.of(1, 2), List.of(0, 3), List.of(0, 3, 4), List.of(1, 2), List.of(2));
  }
}
