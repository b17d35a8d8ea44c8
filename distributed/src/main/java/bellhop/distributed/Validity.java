package bellhop.distributed;

import bellhop.network.Network;
import java.util.List;

/** Checks a distributed program against the rules that can be seen without its source. */
@SuppressWarnings("DoNotCallSuggester")
public final class Validity {
  private Validity() {}

  /** What is wrong, in order of place; empty if nothing is. */
  public static List<Violation> check(Distributed distributed, Network network) {
    throw new UnsupportedOperationException("not yet");
  }
}
