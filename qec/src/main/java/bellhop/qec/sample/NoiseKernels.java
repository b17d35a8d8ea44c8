package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;

/** Noise on frames: the shots in which something happens are skipped to, one by one. */
final class NoiseKernels {
  private NoiseKernels() {}

  static Kernel of(Step.Apply apply) {
    return switch (apply.op()) {
      case I_ERROR, II_ERROR -> _ -> {};
      case E, ELSE_CORRELATED_ERROR -> chain(apply);
      default -> channel(apply);
    };
  }

  private static Kernel channel(Step.Apply apply) {
    Channel channel = Channel.of(apply);
    int[] qubits = Arrays.stream(apply.targets()).map(Target::number).toArray();
    Skips skips = new Skips(channel.probability());
    boolean isHeralded = apply.recordCount() > 0;
    if (!isHeralded) {
      return frames -> happen(channel, qubits, skips, 0, frames);
    }
    return frames -> {
      for (int i = 0; i < qubits.length; i++) {
        Arrays.fill(frames.append(), 0);
      }
      happen(channel, qubits, skips, qubits.length, frames);
    };
  }

  /** Targets in turn, shots within. */
  private static void happen(
      Channel channel, int[] qubits, Skips skips, int heralds, Frames frames) {
    Draws draws = frames.draws;
    int log = frames.logShots();
    long tries = ((long) qubits.length / channel.qubits()) << log;
    for (long at = skips.from(0, draws); at < tries; at = skips.from(at + 1, draws)) {
      int target = (int) (at >>> log);
      int shot = (int) at & ((1 << log) - 1);
      int paulis = channel.pick(draws.nextLong());
      frames.pauli(qubits[target * channel.qubits()], paulis & 3, shot);
      if (channel.qubits() == 2) {
        frames.pauli(qubits[2 * target + 1], paulis >> 2, shot);
      }
      if (heralds > 0) {
        frames.back(heralds - target)[shot >> 6] |= 1L << shot;
      }
    }
  }

  /** The first error of a chain forgets the one before. */
  private static Kernel chain(Step.Apply apply) {
    int[] paulis = apply.targets();
    boolean isFirst = apply.op() == Op.E;
    Skips skips = new Skips(apply.arguments()[0]);
    return frames -> {
      if (isFirst) {
        Arrays.fill(frames.chain, 0);
      }
      for (long at = skips.from(0, frames.draws); at < frames.shots(); ) {
        hit(paulis, (int) at, frames);
        at = skips.from(at + 1, frames.draws);
      }
    };
  }

  private static void hit(int[] paulis, int shot, Frames frames) {
    long bit = 1L << shot;
    if ((frames.chain[shot >> 6] & bit) != 0) {
      return;
    }
    frames.chain[shot >> 6] |= bit;
    for (int pauli : paulis) {
      frames.pauli(Target.number(pauli), Target.pauliBits(pauli), shot);
    }
  }
}
