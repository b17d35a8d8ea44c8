package bellhop.compiler;

import bellhop.units.Location;
import java.util.List;

/**
 * Where the user wants qubits to live; a hard constraint. Pins that stand in the program as {@code
 * @bellhop.qpu} annotations are read by the compiler itself and need not be here.
 */
public record Placement(List<Pin> pins) {
  /** Nothing pinned. */
  public static final Placement FREE = new Placement(List.of());

  public Placement {
    pins = List.copyOf(pins);
  }

  /**
   * One register, or one qubit of it, at one QPU.
   *
   * @param register name in the program
   * @param index of the qubit in the register, or −1 for all of them
   * @param qpu name or index
   * @param where it was written
   */
  public record Pin(String register, int index, String qpu, Location where) {}
}
