package bellhop.distributed;

import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;
import bellhop.network.Device;
import bellhop.network.Network;
import java.util.Arrays;

/**
 * How long each step takes: the one timing model that schedule and simulation share. It knows
 * nothing of pairs, whose arrival is chance.
 *
 * <p>A gate takes the device's time by its number of operands; diagonal one-qubit gates are virtual
 * and take none, but {@code id} is a pulse's length of waiting. A measurement is readout and
 * classification. Messages take their time on the wire, along the path with the fewest links.
 */
public final class Timing {
  private static final long UNKNOWN = -1;

  private final Network network;
  private final long[][] latencyPs;

  public Timing(Network network) {
    this.network = network;
    latencyPs = new long[network.qpus().size()][];
  }

  /** From start to end of an instruction of that QPU, in ps. */
  public long durationPs(int qpu, Instruction instruction) {
    Device device = network.qpu(qpu).device();
    return switch (instruction) {
      case GateOn gate -> gatePs(device, gate.call());
      case Measure _ -> device.readout().picos() + device.classify().picos();
      case Reset _ -> device.reset().picos();
      case RequestPair _, Send _, Receive _, Compute _, Instruction.Barrier _ -> 0;
      case Instruction.LoopEdge _, Instruction.Decision _ -> 0;
    };
  }

  /**
   * From the start of an instruction to the earliest start of one that waits for it, in ps.
   *
   * @param qpu of the first
   * @param nextQpu of the second
   */
  public long lagPs(int qpu, Instruction before, int nextQpu, Instruction next) {
    if (before instanceof Send && qpu != nextQpu) {
      return durationPs(qpu, before) + latencyPs(qpu, nextQpu);
    }
    return before.freesQubitFor(next)
        ? network.qpu(qpu).device().readout().picos()
        : durationPs(qpu, before);
  }

  /** Time of a gate on that device, in ps. */
  public static long gatePs(Device device, GateCall call) {
    return switch (call.qubitCount()) {
      case 1 -> isVirtual(call) ? 0 : device.oneQubitGate().picos();
      case 2 -> device.twoQubitGate().picos();
      default -> call.interactionCount() * device.twoQubitGate().picos();
    };
  }

  /** Whether it is a change of frame: no pulse, no time, no error. */
  public static boolean isVirtual(GateCall call) {
    return switch (call.gate()) {
      case Z, S, SDG, T, TDG, P, RZ -> true;
      case ID, X, Y, H, SX, SXDG -> false;
      default -> call.qubitCount() == 1 && Matrices.isDiagonal(call.matrix());
    };
  }

  /**
   * Of a message on the wire, in ps.
   *
   * @throws IllegalArgumentException when no path joins the two
   */
  public long latencyPs(int from, int to) {
    if (from == to) {
      return 0;
    }
    if (latencyPs[from] == null) {
      latencyPs[from] = new long[network.qpus().size()];
      Arrays.fill(latencyPs[from], UNKNOWN);
    }
    if (latencyPs[from][to] == UNKNOWN) {
      latencyPs[from][to] = network.latencyPs(from, to);
    }
    return latencyPs[from][to];
  }
}
