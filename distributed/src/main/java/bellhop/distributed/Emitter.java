package bellhop.distributed;

import bellhop.network.Network;
import java.util.List;

/** Prints a distributed program: one OpenQASM 3 text per QPU and a schedule. */
@SuppressWarnings("DoNotCallSuggester")
public final class Emitter {
  private Emitter() {}

  /** The texts of the QPUs in order, then {@code schedule.json}. */
  public static List<Text> emit(Distributed distributed, Network network) {
    throw new UnsupportedOperationException("not yet");
  }
}
