package bellhop.compiler.output;

import bellhop.circuit.GateCall;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds first gates back until the pair is there that what follows must wait for, so that their
 * qubits wait in |0⟩, which keeps, and not in a state that decays.
 *
 * <p>A group is a set of fresh qubits that gates have joined, and those gates; the first other
 * instruction on one of them ends it. If the forecast has that instruction wait for a pair that
 * this QPU asks for, a barrier after the request and before the gates holds the group back. It
 * costs the time that the gates then take after the arrival, and is done where the group's qubits
 * gain more by it than all qubits of the QPU lose. Nothing else happens on the group's qubits
 * before, so the barrier closes no circle of waiting. One pass over the instructions. In long
 * programs the wait at the start is a small part of the whole, and nothing is held back.
 */
final class Holds {
  private static final int NONE = -1;

  /** Instructions beyond which a program is long. */
  private static final int LONG = 1_000_000;

  private final Distributed distributed;
  private final Forecast forecast;
  private boolean isNeeded;

  private Holds(Distributed distributed, Forecast forecast) {
    this.distributed = distributed;
    this.forecast = forecast;
  }

  /** The same programs with barriers where they pay, if any does. */
  static Optional<Distributed> find(Distributed distributed, Forecast forecast) {
    if (distributed.instructionCount() > LONG) {
      return Optional.empty();
    }
    Holds holds = new Holds(distributed, forecast);
    List<List<Instruction>> instructions = new ArrayList<>();
    int first = 0;
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      instructions.add(holds.new Groups(qpu, first).held());
      first += distributed.programs().get(qpu).instructions().size();
    }
    return holds.isNeeded
        ? Optional.of(distributed.withInstructions(instructions))
        : Optional.empty();
  }

  /** What is held back for one pair. */
  private record Held(List<Integer> qubits, List<Integer> gates) {
    Held() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** The groups of one QPU. */
  private final class Groups {
    private final LocalProgram local;
    private final int first;
    private final long usedQubits;

    /** By data qubit: another of its group, itself at the root; NONE when the group has ended. */
    private final int[] parent;

    private final List<List<Integer>> members = new ArrayList<>();
    private final List<List<Integer>> gates = new ArrayList<>();
    private final Map<Integer, Integer> requestOfPair = new TreeMap<>();
    private final Map<Integer, Held> heldByRequest = new TreeMap<>();

    Groups(int qpu, int first) {
      this.first = first;
      local = distributed.programs().get(qpu);
      usedQubits = distributed.start().stream().filter(place -> place.qpu() == qpu).count();
      parent = new int[local.dataCount()];
      for (int q = 0; q < parent.length; q++) {
        parent[q] = q;
        members.add(new ArrayList<>(List.of(q)));
        gates.add(new ArrayList<>());
      }
    }

    List<Instruction> held() {
      findRequests();
      for (int i = 0; i < local.instructions().size(); i++) {
        Instruction instruction = local.instructions().get(i);
        if (instruction instanceof Instruction.GateOn(GateCall call, int guard)
            && guard == Instruction.NO_GUARD
            && Arrays.stream(call.qubits()).allMatch(this::isFresh)) {
          join(call.qubits(), i);
        } else {
          end(instruction, i);
        }
      }
      isNeeded |= !heldByRequest.isEmpty();
      return heldByRequest.isEmpty() ? local.instructions() : rewritten();
    }

    private void findRequests() {
      for (int i = 0; i < local.instructions().size(); i++) {
        if (local.instructions().get(i) instanceof Instruction.RequestPair request) {
          requestOfPair.put((int) request.pair(), i);
        }
      }
    }

    private boolean isFresh(int qubit) {
      return local.isData(qubit) && root(qubit) != NONE;
    }

    private int root(int qubit) {
      int root = qubit;
      while (root != NONE && parent[root] != root) {
        root = parent[root];
      }
      return root;
    }

    private void join(int[] qubits, int gate) {
      int into = root(qubits[0]);
      for (int qubit : qubits) {
        int other = root(qubit);
        if (other != into) {
          parent[other] = into;
          members.get(into).addAll(members.get(other));
          gates.get(into).addAll(gates.get(other));
        }
      }
      gates.get(into).add(gate);
    }

    private void end(Instruction instruction, int at) {
      if (instruction.isFence()) {
        Arrays.fill(parent, NONE); // no gate goes into the body of a loop, or out of it
      }
      for (int k = 0; k < instruction.qubitCount(); k++) {
        int qubit = instruction.qubitAt(k);
        if (isFresh(qubit)) {
          int root = root(qubit);
          parent[root] = NONE;
          hold(root, at);
        }
      }
    }

    private void hold(int group, int end) {
      if (gates.get(group).isEmpty()) {
        return;
      }
      int pair = forecast.pairBefore(first + end);
      Integer request = requestOfPair.get(pair);
      if (request != null && pays(group, end, forecast.arrivalPs(pair))) {
        Held held = heldByRequest.computeIfAbsent(request, _ -> new Held());
        held.qubits().addAll(members.get(group));
        held.gates().addAll(gates.get(group));
      }
    }

    private boolean pays(int group, int end, long arrivalPs) {
      long fromPs = Long.MAX_VALUE;
      long untilPs = 0;
      for (int gate : gates.get(group)) {
        fromPs = Math.min(fromPs, forecast.startPs(first + gate));
        untilPs = Math.max(untilPs, forecast.endPs(first + gate));
      }
      long waitPs = arrivalPs - untilPs;
      long latePs = Math.max(0, arrivalPs + (untilPs - fromPs) - forecast.startPs(first + end));
      return waitPs > 0
          && (double) members.get(group).size() * waitPs > (double) usedQubits * latePs;
    }

    private List<Instruction> rewritten() {
      BitSet moved = new BitSet();
      heldByRequest.values().forEach(held -> held.gates().forEach(moved::set));
      List<Instruction> rewritten = new ArrayList<>();
      for (int i = 0; i < local.instructions().size(); i++) {
        Instruction instruction = local.instructions().get(i);
        if (!moved.get(i)) {
          rewritten.add(instruction);
        }
        Held held = heldByRequest.get(i);
        if (held != null) {
          List<Integer> qubits = new ArrayList<>(held.qubits().stream().sorted().toList());
          qubits.add(instruction.qubitAt(0));
          rewritten.add(new Instruction.Barrier(qubits));
          held.gates().stream().sorted().map(local.instructions()::get).forEach(rewritten::add);
        }
      }
      return rewritten;
    }
  }
}
