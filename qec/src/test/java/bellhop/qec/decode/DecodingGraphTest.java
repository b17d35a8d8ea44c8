package bellhop.qec.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellhop.circuit.dem.ErrorModelReader;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class DecodingGraphTest {
  private static final String MODEL =
      """
      error(0.1) D0 D1
      error(0.2) D0 D2 ^ D3
      error(0.3) D2 L0
      error(0.4) D0 L1
      """;

  private static BitSet firstTwo() {
    return BitSet.valueOf(new long[] {0b11});
  }

  @Test
  void faultsThatFlipTheSameOfWhatIsReadAreOne() {
    DecodingGraph graph =
        DecodingGraph.whole(ErrorModelReader.read(MODEL + "error(0.5) D0\n", "m"), "m")
            .on(firstTwo());
    assertEquals(4, graph.detectorCount());
    assertEquals(3, graph.faultCount());
    assertArrayEquals(new int[] {0, 1}, graph.detectors(0));
    assertArrayEquals(new int[] {0}, graph.detectors(1));
    assertEquals(0.2 * 0.5 + 0.8 * 0.5, graph.probability(1), 1e-15);
    assertArrayEquals(new int[] {1}, graph.observables(2)); // not the same as without L1
    assertEquals(0.3, graph.unseen(0), 1e-15);
    assertTrue(graph.reads(1));
    assertFalse(graph.reads(2));
  }

  @Test
  void partsThatAreLeftOutShareNothing() {
    DecodingGraph split = DecodingGraph.split(ErrorModelReader.read(MODEL, "m"), "m");
    assertEquals(1, split.shared().size());
    assertTrue(split.reads(3));
    assertTrue(split.on(firstTwo()).shared().isEmpty());
  }
}
