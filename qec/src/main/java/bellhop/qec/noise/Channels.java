package bellhop.qec.noise;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Noise that is about to be written: one instruction for each kind and probability. */
final class Channels {
  private record Channel(Op op, double probability) {}

  private final Map<Channel, IntStream.Builder> targets = new LinkedHashMap<>();

  void add(Op op, double probability, int... on) {
    if (probability > 0) {
      IntStream.Builder its =
          targets.computeIfAbsent(new Channel(op, probability), _ -> IntStream.builder());
      Arrays.stream(on).forEach(its::add);
    }
  }

  void writeTo(StabilizerCircuit.Builder out) {
    targets.forEach(
        (channel, on) -> out.add(channel.op(), channel.probability(), on.build().toArray()));
  }
}
