package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.QnuRange;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The qubits of a network that programs which run together have not taken yet. Memory qubits belong
 * to links, not to programs, and are not counted.
 */
final class Room {
  private static final int NAMED = 2;

  private final Network network;
  private final int programs;
  private final boolean isDivided;

  /** By QPU. */
  private final int[] data;

  /** By QNU. */
  private final int[] communication;

  /**
   * @param isDivided whether each program has an equal share of the communication qubits; otherwise
   *     it has what the earlier ones leave
   */
  Room(Network network, int programs, boolean isDivided) {
    this.network = network;
    this.programs = programs;
    this.isDivided = isDivided;
    data = network.qpus().stream().mapToInt(Qpu::dataQubits).toArray();
    communication = network.qnus().stream().mapToInt(Qnu::communicationQubits).toArray();
  }

  /** The same network with no more qubits than the next program may have. */
  Network network(int program) {
    List<Qpu> qpus = new ArrayList<>();
    for (int q = 0; q < data.length; q++) {
      qpus.add(new Qpu(network.qpu(q).name(), data[q], network.qpu(q).device()));
    }
    List<Qnu> qnus = new ArrayList<>();
    for (int q = 0; q < communication.length; q++) {
      Qnu qnu = network.qnu(q);
      int its = isDivided ? share(qnu.communicationQubits(), program) : communication[q];
      qnus.add(qnu.withCommunicationQubits(its));
    }
    return new Network(
        network.name(),
        qpus,
        qnus,
        network.analysers(),
        network.fabric(),
        network.links(),
        network.clocks(),
        network.assumptions());
  }

  /** Of so many, the first programs taking what is over. */
  private int share(int all, int program) {
    return all / programs + (program < all % programs ? 1 : 0);
  }

  /** A program takes the qubits that it ever touches. */
  void take(Distributed compiled) {
    for (int q = 0; q < data.length; q++) {
      data[q] -= dataQubits(compiled, q).cardinality();
    }
    int[] used = communicationQubits(compiled);
    for (int q = 0; q < used.length; q++) {
      communication[q] -= used[q];
    }
  }

  private static BitSet dataQubits(Distributed compiled, int qpu) {
    BitSet touched = new BitSet();
    LocalProgram local = compiled.programs().get(qpu);
    for (Instruction instruction : local.instructions()) {
      for (int k = 0; k < instruction.qubitCount(); k++) {
        if (local.isData(instruction.qubitAt(k))) {
          touched.set(instruction.qubitAt(k));
        }
      }
    }
    compiled.start().stream()
        .filter(place -> place.qpu() == qpu)
        .forEach(place -> touched.set(place.qubit()));
    return touched;
  }

  /** By QNU: they are numbered from 0, so the highest says how many. */
  private int[] communicationQubits(Distributed compiled) {
    int[] used = new int[communication.length];
    for (LocalProgram local : compiled.programs()) {
      for (Instruction instruction : local.instructions()) {
        if (instruction instanceof Instruction.RequestPair request) {
          QnuRange range = local.communication().get(local.rangeOf(request.qubit()));
          int count = request.qubit() - range.first() + 1;
          used[range.qnu()] = Math.max(used[range.qnu()], count);
        }
      }
    }
    return used;
  }

  /** Whether a program cannot fit because data qubits are too few. */
  static boolean isShortOfData(Program program, Network left) {
    return program.qubitCount() > left.dataQubits();
  }

  /** The same refusal, with what there is for this program beside the others. */
  InputException refusal(InputException why, Network left) {
    return new InputException(
        why.location(),
        why.what(),
        why.why() + "; beside the other programs there are " + listed(left),
        "--place puts the main program elsewhere, @bellhop.qpu any of them");
  }

  /** The scarcest first. */
  private String listed(Network left) {
    List<String> words =
        IntStream.range(0, data.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer q) -> scarcest(left, q)))
            .map(q -> words(left, q))
            .toList();
    return String.join("; ", words.subList(0, Math.min(NAMED, words.size())))
        + (words.size() > NAMED ? "; and so on" : "");
  }

  private static int scarcest(Network left, int qpu) {
    return Math.min(left.qpu(qpu).dataQubits(), talking(left, qpu));
  }

  private String words(Network left, int qpu) {
    return "on \"%s\" %d of %d data and %d of %d communication qubits"
        .formatted(
            network.qpu(qpu).name(),
            left.qpu(qpu).dataQubits(),
            network.qpu(qpu).dataQubits(),
            talking(left, qpu),
            talking(network, qpu));
  }

  /** Communication qubits of all QNUs of a QPU. */
  private static int talking(Network its, int qpu) {
    return its.qnusOfQpu(qpu).stream().mapToInt(q -> its.qnu(q).communicationQubits()).sum();
  }
}
