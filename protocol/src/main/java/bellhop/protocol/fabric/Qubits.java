package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.FabricSettings.Pool;

/** Which qubits of QNUs attempt, and which keep halves. It knows no links. */
final class Qubits {
  private final Pool[] pools;

  /** By QNU: qubits that attempt; halves that keep a place. */
  private final int[] attempting;

  private final int[] kept;

  Qubits(FabricSettings settings) {
    pools = settings.qnus().toArray(Pool[]::new);
    attempting = new int[pools.length];
    kept = new int[pools.length];
  }

  int qnuCount() {
    return pools.length;
  }

  /** One more attempts. */
  void take(int qnu) {
    attempting[qnu]++;
  }

  /**
   * One attempts no more.
   *
   * @param isPair whether it keeps a half from now on
   */
  void giveBack(int qnu, boolean isPair) {
    attempting[qnu]--;
    kept[qnu] += isPair && pools[qnu].places() != FabricSettings.UNLIMITED ? 1 : 0;
  }

  /** A half has left. */
  void left(int qnu) {
    kept[qnu] = Math.max(0, kept[qnu] - 1);
  }

  int freeTalking(int qnu) {
    int all = pools[qnu].talking();
    return all == FabricSettings.UNLIMITED ? all : all - attempting[qnu];
  }

  /** For one more half: neither kept nor being made. */
  int freePlaces(int qnu) {
    int all = pools[qnu].places();
    return all == FabricSettings.UNLIMITED ? all : all - attempting[qnu] - kept[qnu];
  }

  boolean hasFree(int qnu) {
    return freeTalking(qnu) > 0 && freePlaces(qnu) > 0;
  }

  /** Whether one would be free if nothing attempted. */
  boolean couldHaveFree(int qnu) {
    return pools[qnu].talking() > 0 && pools[qnu].places() > kept[qnu];
  }

  void write(Snapshots.Writer writer) {
    writer.add(attempting);
    writer.add(kept);
  }

  void read(Snapshots.Reader reader) {
    reader.fill(attempting);
    reader.fill(kept);
  }
}
