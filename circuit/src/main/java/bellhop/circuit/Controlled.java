package bellhop.circuit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gates under any number of controls and to any power, in gates of the table and without further
 * qubits.
 *
 * <p>One control gives the table's own gate. With more, a one-qubit gate is turned to its axis,
 * where it is a phase of |1…1⟩ on controls and target and another on the controls alone; see {@link
 * ControlledPhase} for these.
 */
public final class Controlled {
  private static final double[] ONCE = {};

  private final Consumer<GateCall> out;
  private final ControlledPhase phases;

  /** Gives its gates to {@code out}, first to last. */
  public Controlled(Consumer<GateCall> out) {
    this.out = out;
    this.phases = new ControlledPhase(out);
  }

  /**
   * e^{i·phase} times the call, to the exponents in order, under the controls.
   *
   * @param phase other than 0 only for gates of one qubit
   * @return false, and nothing given, where no closed form is known and the parts of the gate must
   *     be repeated
   */
  public boolean add(GateCall call, double phase, double[] exponents, int... controls) {
    if (controls.length == 0 && exponents.length == 0) {
      out.accept(call);
      return true;
    }
    Structure structure = Structure.of(call);
    Optional<Phased> power = Powers.find(structure.core(), phase + structure.phase(), exponents);
    power.ifPresent(phased -> add(phased, join(controls, toArray(structure.controls()))));
    return power.isPresent();
  }

  /** The phase of |1…1⟩ on these qubits; none of them: a global phase, dropped. */
  public void phase(double angle, int... qubits) {
    phases.add(angle, qubits);
  }

  private void add(Phased phased, int... controls) {
    boolean single = phased.calls().size() == 1 && controls.length == 1;
    if (single && phased.phase() != 0 && phased.calls().getFirst().gate() == Gate.U) {
      addCu(phased.calls().getFirst(), phased.phase(), controls[0]);
      return;
    }
    phase(phased.phase(), controls);
    for (GateCall call : phased.calls()) {
      add(call, controls);
    }
  }

  private void addCu(GateCall u, double phase, int control) {
    double[] angles = Arrays.copyOf(u.parameters(), 4);
    angles[3] = phase;
    out.accept(GateCall.of(Gate.CU, angles, control, u.qubit(0)));
  }

  private void add(GateCall core, int... controls) {
    if (controls.length == 0) {
      out.accept(core);
      return;
    }
    switch (core.gate()) {
      case SWAP -> addSwap(core.qubit(0), core.qubit(1), controls);
      case RXX, RYY, RZZ -> addIsing(core, controls);
      case ISWAP -> add(Powers.iswap(core, 1), controls);
      case RCCX, RC3X -> core.expand().forEach(part -> add(part, 0, ONCE, controls));
      default -> addOne(core, controls);
    }
  }

  private void addSwap(int a, int b, int... controls) {
    if (controls.length == 1) {
      out.accept(GateCall.of(Gate.CSWAP, controls[0], a, b));
      return;
    }
    out.accept(GateCall.of(Gate.CX, b, a));
    addOne(GateCall.of(Gate.X, b), join(controls, a));
    out.accept(GateCall.of(Gate.CX, b, a));
  }

  /** Only the turn in the middle needs the controls. */
  private void addIsing(GateCall core, int... controls) {
    int a = core.qubit(0);
    int b = core.qubit(1);
    Axis axis = ((Form.Interaction) core.gate().form()).first();
    axis.toZ().forEach(turn -> out.accept(turn.on(a)));
    axis.toZ().forEach(turn -> out.accept(turn.on(b)));
    out.accept(GateCall.of(Gate.CX, a, b));
    addOne(GateCall.of(Gate.RZ, core.parameters(), b), controls);
    out.accept(GateCall.of(Gate.CX, a, b));
    axis.fromZ().forEach(turn -> out.accept(turn.on(a)));
    axis.fromZ().forEach(turn -> out.accept(turn.on(b)));
  }

  private void addOne(GateCall call, int... controls) {
    Optional<Gate> ready = findReady(call.gate(), controls.length);
    if (ready.isPresent()) {
      out.accept(GateCall.of(ready.get(), call.parameters(), join(controls, call.qubit(0))));
      return;
    }
    Spectrum spectrum = Spectrum.of(call);
    phase(spectrum.phase0(), controls);
    spectrum.toZ().forEach(turn -> out.accept(turn.on(call.qubit(0))));
    phase(spectrum.difference(), join(controls, call.qubit(0)));
    spectrum.fromZ().forEach(turn -> out.accept(turn.on(call.qubit(0))));
  }

  /** The table's own gate for a one-qubit gate under so many controls. */
  private static Optional<Gate> findReady(Gate gate, int controls) {
    return Optional.ofNullable(
        switch (controls) {
          case 1 -> readyForOne(gate);
          case 2 -> gate == Gate.X ? Gate.CCX : gate == Gate.Z ? Gate.CCZ : null;
          case 3 -> gate == Gate.X ? Gate.C3X : gate == Gate.SX ? Gate.C3SQRTX : null;
          case 4 -> gate == Gate.X ? Gate.C4X : null;
          default -> null;
        });
  }

  private static @Nullable Gate readyForOne(Gate gate) {
    return switch (gate) {
      case X -> Gate.CX;
      case Y -> Gate.CY;
      case Z -> Gate.CZ;
      case H -> Gate.CH;
      case SX -> Gate.CSX;
      case P -> Gate.CP;
      case RX -> Gate.CRX;
      case RY -> Gate.CRY;
      case RZ -> Gate.CRZ;
      case U -> Gate.CU3;
      default -> null;
    };
  }

  private static int[] toArray(List<Integer> qubits) {
    return qubits.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] join(int[] left, int... right) {
    return IntStream.concat(Arrays.stream(left), Arrays.stream(right)).toArray();
  }
}
