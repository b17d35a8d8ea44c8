package bellhop.circuit.qasm;

import bellhop.units.Location;
import java.util.List;

/**
 * Values for the inputs that a program declares, as they were given. They are worked out when the
 * program says of which type they are.
 */
public record Inputs(List<Given> given) {
  public static final Inputs NONE = new Inputs(List.of());

  public Inputs {
    given = List.copyOf(given);
  }

  /**
   * @param at where the name stands
   */
  public record Given(String name, Content content, Location at) {}

  /** A value, or those of an array. */
  public sealed interface Content {
    Location at();

    /** An expression of constants, such as {@code pi/4}, or the bits of a register. */
    record Text(Location at, String text) implements Content {}

    record Items(Location at, List<Content> items) implements Content {
      public Items {
        items = List.copyOf(items);
      }
    }
  }
}
