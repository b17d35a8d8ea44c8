package bellhop.compiler;

import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.network.Network;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small program and a network that just holds it: 4 to 8 qubits, 2 or 3 QPUs, at most twelve
 * bundles of gates; chains, stars, rings, random ones.
 */
record Small(Program program, Network network) {
  private static final int PLENTY = 64;
  private static final int MOST_BUNDLES = 12;

  static Small of(int number) {
    RandomStream random = new Seed(number).stream("small");
    int qpus = number % 5 < 2 ? 2 : 3;
    int qubits = 4 + random.nextInt(qpus == 2 ? 5 : number % 50 == 3 ? 4 : 3);
    int slack = random.nextInt(3);
    Network network = network(qpus, qubits + slack, number % 5 == 4);
    return new Small(program(qubits, number, random), network);
  }

  /** Rooms that differ by at most one. */
  private static Network network(int qpus, int room, boolean isLine) {
    int[] data = new int[qpus];
    for (int i = 0; i < room; i++) {
      data[i % qpus]++;
    }
    List<int[]> edges = new ArrayList<>();
    for (int a = 0; a < qpus; a++) {
      for (int b = a + 1; b < qpus; b++) {
        if (!isLine || b == a + 1) {
          edges.add(new int[] {a, b});
        }
      }
    }
    return Networks.network("small", data, PLENTY, edges);
  }

  /** Gates until they would be too many bundles. */
  private static Program program(int qubits, int number, RandomStream random) {
    List<int[]> pairs = pairs(qubits, number % 4, random);
    int[] gates = new int[2 * pairs.size()];
    Arrays.setAll(gates, _ -> random.nextInt(5));
    Program program = written(qubits, pairs.subList(0, 1), gates);
    for (int count = 2; count <= pairs.size(); count++) {
      Program longer = written(qubits, pairs.subList(0, count), gates);
      if (new Bundles(Segments.of(Lowering.lower(longer))).count() > MOST_BUNDLES) {
        return program;
      }
      program = longer;
    }
    return program;
  }

  private static List<int[]> pairs(int qubits, int shape, RandomStream random) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < 3 * qubits; i++) {
      int a = random.nextInt(qubits);
      int b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
      int centre = i / qubits;
      int leaf = (centre + 1 + i % (qubits - 1)) % qubits;
      pairs.add(
          switch (shape) {
            case 0 -> new int[] {i % (qubits - 1), i % (qubits - 1) + 1};
            case 1 -> new int[] {centre, leaf};
            case 2 -> new int[] {i % qubits, (i + 1) % qubits};
            default -> new int[] {a, b};
          });
    }
    return pairs;
  }

  private static Program written(int qubits, List<int[]> pairs, int[] gates) {
    ProgramBuilder b = new ProgramBuilder("small").qubits("q", qubits);
    for (int i = 0; i < pairs.size(); i++) {
      int[] on = pairs.get(i);
      switch (gates[2 * i]) {
        case 0 -> b.cz(on[0], on[1]);
        case 1 -> b.cx(on[0], on[1]);
        case 2 -> b.cp(0.7, on[0], on[1]);
        case 3 -> b.apply(Gate.RZZ, new double[] {0.3}, on[0], on[1]);
        default -> b.h(on[0]).cz(on[0], on[1]);
      }
      if (gates[2 * i + 1] < 2) {
        b.h(on[gates[2 * i + 1]]);
      }
    }
    return b.build();
  }
}
