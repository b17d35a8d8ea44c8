package bellhop.simulator.execution;

import bellhop.distributed.Instruction;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.XState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plays a distributed program exactly, all branches of all measurements, on the density matrix of
 * all qubits that it touches. It shares no rule with the machines but the plan and the times.
 */
final class Referee {
  /** One history of bits with the state that goes with it. */
  private static final class Branch {
    final Rho rho;
    final long[][] cells;
    final long[] messages;

    Branch(Rho rho, long[][] cells, long[] messages) {
      this.rho = rho;
      this.cells = cells;
      this.messages = messages;
    }

    Branch with(Rho other) {
      return new Branch(
          other, Arrays.stream(cells).map(long[]::clone).toArray(long[][]::new), messages.clone());
    }

    boolean allows(int qpu, int guard) {
      return guard == Instruction.NO_GUARD || cells[qpu][guard] == 1;
    }

    String key() {
      return Arrays.deepToString(cells) + Arrays.toString(messages);
    }
  }

  private final Plan plan;
  private final Noise noise;
  private final Times times;
  private final int[] rhoQubit;
  private final long[] busyUntil;
  private final boolean[] requested;
  private List<Branch> branches;

  private Referee(Plan plan, Noise noise, Times times) {
    this.plan = plan;
    this.noise = noise;
    this.times = times;
    rhoQubit = number(plan);
    busyUntil = new long[plan.qubitCount()];
    Arrays.fill(busyUntil, -1);
    requested = new boolean[plan.pairs.length];
    int count = Arrays.stream(rhoQubit).max().orElse(-1) + 1;
    branches = List.of(new Branch(new Rho(count), plan.cells(), new long[plan.messageCount]));
  }

  static Referee play(Plan plan, Noise noise, Times times) {
    Referee referee = new Referee(plan, noise, times);
    for (Step step : plan.steps) {
      referee.step(step);
    }
    return referee;
  }

  /** The chance of each outcome. */
  SortedMap<String, Double> distribution() {
    Registers registers = new Registers(plan.program);
    SortedMap<String, Double> result = new TreeMap<>();
    for (Branch branch : branches) {
      Bits bits = new Bits(plan);
      for (int qpu = 0; qpu < branch.cells.length; qpu++) {
        for (int cell = 0; cell < branch.cells[qpu].length; cell++) {
          bits.set(qpu, cell, branch.cells[qpu][cell]);
        }
      }
      result.merge(registers.write(bits), branch.rho.trace(), Double::sum);
    }
    return result;
  }

  /** The overlap of these qubits with a pure state. */
  double fidelity(double[] psi, int... qubits) {
    int[] on = Arrays.stream(qubits).map(q -> rhoQubit[q]).toArray();
    return branches.stream().mapToDouble(branch -> branch.rho.overlap(psi, on)).sum();
  }

  private static int[] number(Plan plan) {
    int[] result = new int[plan.qubitCount()];
    Arrays.fill(result, -1);
    int count = 0;
    for (Step step : plan.steps) {
      int[] qubits =
          switch (step) {
            case Step.Gate gate -> gate.qubits();
            case Step.Measure measure -> new int[] {measure.qubit()};
            case Step.Reset reset -> new int[] {reset.qubit()};
            case Step.Request request -> new int[] {request.qubit()};
            case Step.Send _, Step.Receive _, Step.Compute _, Step.Decide _ -> new int[0];
          };
      for (int qubit : qubits) {
        result[qubit] = result[qubit] < 0 ? count++ : result[qubit];
      }
    }
    return result;
  }

  private void step(Step step) {
    switch (step) {
      case Step.Gate gate -> gate(gate);
      case Step.Measure measure -> measure(measure);
      case Step.Reset reset -> {
        all(branch -> branch.with(branch.rho.reset(rhoQubit[reset.qubit()])));
        busyUntil[reset.qubit()] = times.endPs(reset.instruction());
      }
      case Step.Request request -> request(request);
      case Step.Decide _ -> throw new IllegalArgumentException("loops are not for it");
      case Step.Send send ->
          branches.forEach(b -> b.messages[send.slot()] = b.cells[send.qpu()][send.cell()]);
      case Step.Receive receive ->
          branches.forEach(
              b -> b.cells[receive.qpu()][receive.cell()] = b.messages[receive.slot()]);
      case Step.Compute compute ->
          branches.forEach(b -> {
            if (b.allows(compute.qpu(), compute.guard())) {
              b.cells[compute.qpu()][compute.cell()] =
                  compute.value().evaluate(b.cells[compute.qpu()]);
            }
          });
    }
    merge();
  }

  private void all(java.util.function.UnaryOperator<Branch> change) {
    branches = new ArrayList<>(branches.stream().map(change).toList());
  }

  private void merge() {
    SortedMap<String, Branch> merged = new TreeMap<>();
    for (Branch branch : branches) {
      merged.merge(branch.key(), branch, (a, b) -> a.with(a.rho.plus(b.rho, 1)));
    }
    branches = new ArrayList<>(merged.values());
  }

  private void waitUntil(int qubit, long nowPs) {
    long since = busyUntil[qubit];
    if (noise.waiting() && since >= 0 && nowPs > since) {
      double seconds = (nowPs - since) * 1e-12;
      all(b -> b.with(b.rho.wait(rhoQubit[qubit], plan.memories[qubit], seconds)));
    }
    busyUntil[qubit] = Math.max(since, nowPs);
  }

  private void gate(Step.Gate gate) {
    long start = times.startPs(gate.instruction());
    long end = times.endPs(gate.instruction());
    int[] on = Arrays.stream(gate.qubits()).map(q -> rhoQubit[q]).toArray();
    for (int k = 0; k < on.length; k++) {
      boolean ages =
          gate.role() == Step.Role.SLOT
              || gate.role() == Step.Role.RELAY
              || (gate.role() == Step.Role.BIND && k == 1);
      waitUntil(gate.qubits()[k], ages ? end : start);
    }
    all(b -> b.allows(gate.qpu(), gate.guard()) ? b.with(b.rho.apply(gate.call(), on)) : b);
    if (noise.localGates()) {
      all(b -> b.with(b.rho.depolarise(gate.error(), on)));
    }
    for (int qubit : gate.qubits()) {
      busyUntil[qubit] = end;
    }
  }

  private void measure(Step.Measure measure) {
    int on = rhoQubit[measure.qubit()];
    waitUntil(measure.qubit(), times.startPs(measure.instruction()));
    List<Branch> next = new ArrayList<>();
    for (Branch branch : branches) {
      for (int value = 0; value < 2; value++) {
        Rho found = branch.rho.project(on, value);
        double error = value == 0 ? measure.error01() : measure.error10();
        double wrong = noise.measurement() ? error : 0;
        for (int report = 0; report < 2; report++) {
          double chance = report == value ? 1 - wrong : wrong;
          if (found.trace() * chance > 1e-14) {
            Branch reported = branch.with(found.times(chance));
            reported.cells[measure.qpu()][measure.cell()] = report;
            next.add(reported);
          }
        }
      }
    }
    branches = next;
    busyUntil[measure.qubit()] = times.endPs(measure.instruction());
  }

  private void request(Step.Request request) {
    int on = rhoQubit[request.qubit()];
    all(branch -> branch.with(branch.rho.reset(on)));
    int id = request.pair();
    if (!requested[id]) {
      requested[id] = true;
      return;
    }
    int a = plan.qubitA(id);
    int b = plan.qubitB(id);
    var link = plan.network.link(plan.pairs[id].link());
    BellState heralded = link.model().heralded();
    XState emitted = noise.pairs() ? link.model().state() : XState.bell(heralded);
    // the Z of the frame is virtual
    XState state = heralded.z() ? emitted.turn(End.B, StrictMath.PI) : emitted;
    all(branch -> branch.with(branch.rho.pair(state, rhoQubit[a], rhoQubit[b])));
    busyUntil[a] = times.emissionPs(id);
    busyUntil[b] = times.emissionPs(id);
    if (heralded.x()) {
      waitUntil(b, times.pulsePs(id));
      all(branch -> branch.with(branch.rho.pauli(rhoQubit[b], Paulis.X)));
    }
  }
}
