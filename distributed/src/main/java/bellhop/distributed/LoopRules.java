package bellhop.distributed;

import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every QPU has all loops or none, in one order and each within the other alike; what joins two
 * QPUs, a message or a pair, stands in one stretch of both. A QPU without loops is joined with what
 * is outside of loops alone.
 */
final class LoopRules {
  private final Distributed distributed;
  private final List<Violation> violations = new ArrayList<>();

  /** By pair number or message: where it was seen first. */
  private final Map<Object, Integer> stretchOf = new HashMap<>();

  private LoopRules(Distributed distributed) {
    this.distributed = distributed;
  }

  static List<Violation> check(Distributed distributed) {
    LoopRules rules = new LoopRules(distributed);
    rules.edges();
    if (rules.violations.isEmpty() && !distributed.loops().isEmpty()) {
      rules.meetings(Stretches.of(distributed));
    }
    return rules.violations;
  }

  private void edges() {
    List<LoopEdge> found = List.of();
    for (LocalProgram local : distributed.programs()) {
      List<LoopEdge> its = Stretches.edges(local);
      if (!its.isEmpty() && !found.isEmpty() && !isSame(its, found)) {
        add(local.qpu(), -1, "its loops are not those of the other QPUs");
      }
      found = its.isEmpty() ? found : its;
    }
    if (found.size() != 2 * distributed.loops().size()) {
      add("", -1, found.size() / 2 + " loops, not " + distributed.loops().size());
    } else if (!isNested(found)) {
      add("", -1, "a loop ends that has not begun");
    }
  }

  private static boolean isSame(List<LoopEdge> some, List<LoopEdge> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i).loop() != others.get(i).loop()
          || some.get(i).begins() != others.get(i).begins()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNested(List<LoopEdge> edges) {
    List<LoopEdge> open = new ArrayList<>();
    int next = 0;
    for (LoopEdge edge : edges) {
      if (edge.begins()) {
        if (edge.loop() != next++) {
          return false;
        }
        open.add(edge);
      } else if (open.isEmpty() || open.removeLast().loop() != edge.loop()) {
        return false;
      }
    }
    return open.isEmpty();
  }

  private void meetings(Stretches stretches) {
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      int[] stretch = stretches.ofInstructions(local);
      for (int i = 0; i < stretch.length; i++) {
        switch (local.instructions().get(i)) {
          case Send send ->
              meet(stretches, new Message(qpu, send.to(), send.key()), qpu, i, stretch[i]);
          case Receive receive ->
              meet(stretches, new Message(receive.from(), qpu, receive.key()), qpu, i, stretch[i]);
          case RequestPair request -> meet(stretches, request.pair(), qpu, i, stretch[i]);
          case Instruction.GateOn _, Instruction.Measure _, Instruction.Reset _ -> {}
          case Instruction.Compute _, Instruction.Barrier _ -> {}
          case LoopEdge _, Instruction.Decision _ -> {}
        }
      }
    }
  }

  /** Seen for the second time, it must stand where it stood for the first. */
  private void meet(Stretches stretches, Object what, int qpu, int instruction, int stretch) {
    Integer before = stretchOf.putIfAbsent(what, stretch);
    boolean isElsewhere =
        before != null
            && before != stretch
            && (stretches.isInLoop(before)
                || stretches.isInLoop(stretch)
                || Math.min(before, stretch) != Stretches.NO_STRETCH);
    if (isElsewhere) {
      String words = what instanceof Message message ? "message " + message.key() : "pair " + what;
      add(
          distributed.programs().get(qpu).qpu(),
          instruction,
          words + " stands elsewhere among the loops at its other end");
    }
  }

  private void add(String qpu, int instruction, String reason) {
    violations.add(new Violation(Rule.LOOPS, qpu, instruction, reason));
  }
}
