package bellhop.distributed;

import bellhop.network.Network;
import java.util.List;

/** Reads back what {@link Emitter} prints. */
@SuppressWarnings("DoNotCallSuggester")
public final class Reader {
  private Reader() {}

  /**
   * An equal program.
   *
   * @throws bellhop.units.InputException with the place, if a text is not of that form
   */
  public static Distributed read(List<Text> texts, Network network) {
    throw new UnsupportedOperationException("not yet");
  }
}
