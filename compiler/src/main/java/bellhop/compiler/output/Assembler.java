package bellhop.compiler.output;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.lowering.Step;
import bellhop.compiler.lowering.ZForm;
import bellhop.compiler.packets.Action;
import bellhop.compiler.placement.Routes;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.Loop;
import bellhop.distributed.PairUses;
import bellhop.distributed.Place;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the actions of a walk as one program per QPU. It decides nothing but names.
 *
 * <p>A copy: turn the axis of the root to Z, {@code cx} onto the near half, turn back, measure the
 * half; the far half takes an X if the outcome is 1. Its end: {@code h}, measure; the root takes
 * the sign flip of its axis if the outcome is 1 (Eisert et al., Phys. Rev. A 62, 052317). A move is
 * a state teleportation.
 */
public final class Assembler {
  private final Lowered lowered;
  private final Segments segments;
  private final List<Step.Interact> interactions;
  private final Network network;
  private final List<LocalBuilder> locals = new ArrayList<>();
  private final Values values;
  private final Pairs pairs;
  private final Whereabouts places;
  private final List<Place> start;
  private final Ledger ledger;

  /**
   * @param parties QPUs that take part in loops
   */
  private Assembler(
      Lowered lowered, Segments segments, Routes routes, int[] homes, List<Integer> parties) {
    this.lowered = lowered;
    this.segments = segments;
    network = routes.network();
    interactions =
        lowered.steps().stream()
            .filter(Step.Interact.class::isInstance)
            .map(Step.Interact.class::cast)
            .toList();
    for (int qpu = 0; qpu < network.qpus().size(); qpu++) {
      locals.add(new LocalBuilder(network, qpu));
    }
    Messages messages = new Messages(locals);
    values = new Values(lowered, locals, messages, parties);
    pairs = new Pairs(routes, locals, messages);
    places = new Whereabouts(network, homes);
    start = places.all();
    ledger = new Ledger(segments, interactions);
  }

  /** The distributed program, without a schedule. */
  public static Distributed assemble(
      Lowered lowered, Segments segments, Routes routes, int[] homes, List<Action> actions) {
    List<Integer> all = IntStream.range(0, routes.qpuCount()).boxed().toList();
    Distributed first = assemble(lowered, segments, routes, homes, actions, all);
    return lowered.hasLoops()
        ? assemble(lowered, segments, routes, homes, actions, parties(first))
        : first;
  }

  private static Distributed assemble(
      Lowered lowered,
      Segments segments,
      Routes routes,
      int[] homes,
      List<Action> actions,
      List<Integer> parties) {
    Assembler assembler = new Assembler(lowered, segments, routes, homes, parties);
    actions.forEach(assembler::act);
    return assembler.distributed();
  }

  /** Those that do more in loops than hear of the conditions. */
  private static List<Integer> parties(Distributed distributed) {
    return IntStream.range(0, distributed.programs().size())
        .filter(qpu -> isParty(distributed.programs().get(qpu)))
        .boxed()
        .toList();
  }

  private static boolean isParty(LocalProgram local) {
    BitSet conditions = new BitSet();
    for (Instruction instruction : local.instructions()) {
      if (instruction instanceof Instruction.LoopEdge edge) {
        conditions.set(edge.cell());
      }
    }
    int depth = 0;
    for (Instruction instruction : local.instructions()) {
      if (instruction instanceof Instruction.LoopEdge edge) {
        depth += edge.begins() ? 1 : -1;
      } else if (depth > 0
          && !(instruction instanceof Instruction.Receive receive
              && conditions.get(receive.cell()))) {
        return true;
      }
    }
    return false;
  }

  private Distributed distributed() {
    List<LocalProgram> programs = locals.stream().map(LocalBuilder::build).toList();
    return new Distributed(
        lowered.program().title(),
        programs,
        PairUses.of(programs, network),
        lowered.program().variables(),
        values.results(),
        start,
        places.all(),
        ledger.packets(),
        ledger.moves(),
        ledger.gateAt(),
        lowered.loopLines().stream().map(Loop::new).toList());
  }

  private void act(Action action) {
    switch (action) {
      case Action.Perform(int step) -> perform(lowered.steps().get(step));
      case Action.Interact interact -> interact(interact);
      case Action.Copy copy -> copy(copy);
      case Action.Flip(int copy) -> at(places.ofCopy(copy)).gate(Gate.X, qubitOf(copy));
      case Action.End end -> end(end);
      case Action.Promote promote -> promote(promote);
      case Action.Move move -> move(move);
      case Action.Settle(int qubit) -> settle(qubit);
    }
  }

  private LocalBuilder at(Place place) {
    return locals.get(place.qpu());
  }

  private int qubitOf(int copy) {
    return places.ofCopy(copy).qubit();
  }

  private void perform(Step step) {
    switch (step) {
      case Step.Local(var call, int guard) -> {
        Place place = places.of(call.qubit(0));
        at(place).gate(call.on(place.qubit()), values.guard(guard, place.qpu()));
      }
      case Step.Measure measure -> measure(measure);
      case Step.Reset(int qubit, int guard, int turn) -> {
        Place place = places.of(qubit);
        int local = values.guard(guard, place.qpu());
        at(place).add(new Instruction.Reset(place.qubit(), local, turn));
      }
      case Step.Compute compute -> values.compute(compute);
      case Step.Barrier _ -> {}
      case Step.Fence fence -> values.fence(fence, qubit -> places.of(qubit).qpu());
      case Step.Interact _ -> throw new IllegalStateException("interactions have actions");
    }
  }

  private void measure(Step.Measure measure) {
    Place place = places.of(measure.qubit());
    int guard = values.guard(measure.guard(), place.qpu());
    int cell = values.write(measure.cell(), place.qpu(), measure.guard());
    at(place).add(new Instruction.Measure(place.qubit(), cell, guard, measure.turn()));
  }

  private void interact(Action.Interact interact) {
    Step.Interact step = (Step.Interact) lowered.steps().get(interact.step());
    GateCall call = step.call();
    boolean copied0 = interact.copy0() != Action.ITSELF;
    boolean copied1 = interact.copy1() != Action.ITSELF;
    Place first = copied0 ? places.ofCopy(interact.copy0()) : places.of(call.qubit(0));
    Place second = copied1 ? places.ofCopy(interact.copy1()) : places.of(call.qubit(1));
    int guard = values.guard(step.guard(), first.qpu());
    for (GateCall gate : ZForm.on(call, first.qubit(), copied0, second.qubit(), copied1)) {
      at(first).gate(gate, guard);
    }
    ledger.gate(step.number(), interact);
  }

  private void copy(Action.Copy copy) {
    pairs.request(copy.hops());
    Place near = pairs.near(copy.hops());
    Place far = pairs.far(copy.hops());
    LocalBuilder local = at(near);
    if (copy.source() == Action.ITSELF) {
      int root = places.of(segments.qubit(copy.gate(), copy.operand())).qubit();
      var axis = ZForm.axis(interactions.get(copy.gate()).call(), copy.operand());
      ZForm.toZ(axis, root).forEach(gate -> local.gate(gate, Instruction.NO_GUARD));
      local.gate(Gate.CX, root, near.qubit());
      ZForm.fromZ(axis, root).forEach(gate -> local.gate(gate, Instruction.NO_GUARD));
    } else {
      local.gate(Gate.CX, qubitOf(copy.source()), near.qubit());
    }
    int outcome = local.measure(near.qubit());
    pairs.swap(copy.hops());
    pairs.correct(local, outcome, far, Gate.X);
    places.putCopy(copy.copy(), far);
    ledger.copy(copy);
  }

  private void end(Action.End end) {
    Place copy = places.ofCopy(end.copy());
    LocalBuilder local = at(copy);
    local.gate(Gate.H, copy.qubit());
    int outcome = local.measure(copy.qubit());
    Place root = places.of(segments.qubit(end.gate(), end.operand()));
    var axis = ZForm.axis(interactions.get(end.gate()).call(), end.operand());
    pairs.correct(local, outcome, root, ZForm.sign(axis, root.qubit()));
    places.removeCopy(end.copy());
  }

  /** The qubit is measured along X of its axis; the copy, turned to that axis, is what is left. */
  private void promote(Action.Promote promote) {
    int qubit = segments.qubit(promote.gate(), promote.operand());
    Place from = places.of(qubit);
    Place to = places.ofCopy(promote.copy());
    var axis = ZForm.axis(interactions.get(promote.gate()).call(), promote.operand());
    LocalBuilder local = at(from);
    if (promote.kept() == Action.ITSELF) {
      ZForm.toZ(axis, from.qubit()).forEach(gate -> local.gate(gate, Instruction.NO_GUARD));
      local.gate(Gate.H, from.qubit());
      pairs.correct(local, local.measure(from.qubit()), to, Gate.Z);
    } else {
      int kept = local.communicationQubit(promote.keptQnu(), promote.keptSlot());
      local.gate(Gate.SWAP, from.qubit(), kept);
      ZForm.toZ(axis, kept).forEach(gate -> local.gate(gate, Instruction.NO_GUARD));
      places.putCopy(promote.kept(), new Place(from.qpu(), kept));
      ledger.kept(promote.copy(), promote.kept());
    }
    ZForm.fromZ(axis, to.qubit()).forEach(gate -> at(to).gate(gate, Instruction.NO_GUARD));
    places.removeCopy(promote.copy());
    places.visit(qubit, to);
    ledger.promote(promote.copy(), qubit, promote.gate() + 1, to.qpu());
  }

  private void move(Action.Move move) {
    pairs.request(move.hops());
    Place from = places.of(move.qubit());
    Place near = pairs.near(move.hops());
    Place far = pairs.far(move.hops());
    LocalBuilder local = at(from);
    local.gate(Gate.CX, from.qubit(), near.qubit());
    local.gate(Gate.H, from.qubit());
    int z = local.measure(from.qubit());
    int x = local.measure(near.qubit());
    pairs.swap(move.hops());
    pairs.correct(local, x, far, Gate.X);
    pairs.correct(local, z, far, Gate.Z);
    places.visit(move.qubit(), far);
    ledger.move(move);
  }

  private void settle(int qubit) {
    Place from = places.of(qubit);
    Place data = places.settle(qubit);
    at(from).gate(Gate.SWAP, from.qubit(), data.qubit());
  }
}
