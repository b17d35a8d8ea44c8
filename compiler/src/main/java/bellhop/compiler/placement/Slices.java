package bellhop.compiler.placement;

import bellhop.compiler.lowering.Segments;
import java.util.Arrays;

/**
 * Cuts the gates of a program, in order, into stretches of time in which no qubit changes its home.
 * One slice means that nothing ever moves.
 */
public final class Slices {
  private final int[] firstGate;
  private final int[] ofGate;

  private Slices(int[] firstGate, int gates) {
    this.firstGate = firstGate;
    ofGate = ofEach(firstGate, gates);
  }

  /** Of one slice. */
  public static Slices one(int gates) {
    return new Slices(new int[] {0}, gates);
  }

  /**
   * A new slice begins with each gate one of whose qubits has another partner in the slice so far.
   *
   * @param most slices; where there would be more, some in a row are one
   */
  public static Slices byPartners(Segments segments, int most) {
    int gates = segments.gateCount();
    int[] first = new int[gates + 1];
    int count = 0;
    int[] partner = new int[segments.qubitCount()];
    int[] slice = new int[segments.qubitCount()];
    Arrays.fill(slice, -1);
    first[count++] = 0;
    for (int gate = 0; gate < gates; gate++) {
      int a = segments.qubit(gate, 0);
      int b = segments.qubit(gate, 1);
      boolean isOther =
          (slice[a] == count && partner[a] != b) || (slice[b] == count && partner[b] != a);
      if (isOther) {
        first[count++] = gate;
      }
      partner[a] = b;
      partner[b] = a;
      slice[a] = count;
      slice[b] = count;
    }
    int together = Math.ceilDiv(count, most);
    int[] some = new int[Math.ceilDiv(count, together)];
    for (int i = 0; i < some.length; i++) {
      some[i] = first[i * together];
    }
    return new Slices(some, gates);
  }

  public int count() {
    return firstGate.length;
  }

  public int firstGate(int slice) {
    return firstGate[slice];
  }

  public int of(int gate) {
    return ofGate[gate];
  }

  private static int[] ofEach(int[] firstGate, int gates) {
    int[] slice = new int[gates];
    for (int t = 0; t < firstGate.length; t++) {
      Arrays.fill(slice, firstGate[t], t + 1 < firstGate.length ? firstGate[t + 1] : gates, t);
    }
    return slice;
  }
}
