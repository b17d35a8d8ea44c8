package bellhop.network;

import java.util.List;

/**
 * Switches and the fibres that join them to QNUs and stations; fibres that lead straight from a QNU
 * to a station are in it, too. It says what could be connected, not what is.
 *
 * @param switches by index
 * @param fibres by index, in the order of the file; fibres side by side follow each other
 */
public record Fabric(List<Switch> switches, List<Fibre> fibres) {
  /** No optical side at all. */
  public static final Fabric NONE = new Fabric(List.of(), List.of());

  public Fabric {
    switches = List.copyOf(switches);
    fibres = List.copyOf(fibres);
    int[] used = new int[switches.size()];
    for (Fibre fibre : fibres) {
      count(used, fibre.a());
      count(used, fibre.b());
    }
    for (int s = 0; s < used.length; s++) {
      if (used[s] > switches.get(s).ports()) {
        throw new IllegalArgumentException(
            switches.get(s) + " has too few ports for " + used[s] + " fibres");
      }
    }
  }

  private static void count(int[] used, Point end) {
    if (end instanceof Point.AtSwitch(int index)) {
      Checks.index("switch", index, used.length);
      used[index]++;
    }
  }
}
