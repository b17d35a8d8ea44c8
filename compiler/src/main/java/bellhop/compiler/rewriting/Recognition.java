package bellhop.compiler.rewriting;

import bellhop.circuit.Axis;
import bellhop.circuit.Form;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds turns about parities that a program spells out in {@code cx}: two equal {@code cx} with
 * nothing between them but gadgets on the target and what leaves the control alone. They cancel,
 * and each gadget on the target gets the control into its parity, or loses it, unless that takes
 * more gates. So {@code cx; rz; cx} becomes {@code rzz}, and a ladder vanishes from the inside out.
 *
 * <p>Nothing is recognised across operations other than gates. Linear in the gates, but for the
 * search backwards for a partner, which ends after so many gates of a qubit.
 */
public final class Recognition {
  private static final int MOST_BACK = 500;

  private final List<Optional<Fused.Item>> items = new ArrayList<>();
  private final List<List<Integer>> onQubit = new ArrayList<>();
  private int cancelled;

  private Recognition(int qubits) {
    for (int q = 0; q < qubits; q++) {
      onQubit.add(new ArrayList<>());
    }
  }

  public static Fused of(Program source) {
    Recognition recognition = new Recognition(source.qubitCount());
    source.operations().forEach(recognition::operation);
    List<Fused.Item> left = recognition.items.stream().flatMap(Optional::stream).toList();
    return new Fused(source, left, recognition.cancelled > 0);
  }

  private void operation(Operation operation) {
    if (operation instanceof Operation.Apply(var call)) {
      GateCall.canonical(List.of(call)).forEach(this::gate);
    } else {
      items.add(Optional.of(new Fused.Item.Kept(operation)));
      onQubit.forEach(List::clear);
    }
  }

  private void gate(GateCall call) {
    Optional<Gadget> gadget = Gadget.find(call);
    if (gadget.isPresent()) {
      add(new Fused.Item.Turn(gadget.get(), Optional.of(call)), gadget.get().support());
    } else if (call.gate() != Gate.CX || !cancels(call)) {
      List<Integer> qubits = new ArrayList<>();
      for (int i = 0; i < call.qubitCount(); i++) {
        qubits.add(call.qubit(i));
      }
      add(new Fused.Item.Kept(new Operation.Apply(call)), qubits);
    }
  }

  private void add(Fused.Item item, List<Integer> qubits) {
    qubits.forEach(q -> onQubit.get(q).add(items.size()));
    items.add(Optional.of(item));
  }

  /** Cancels a {@code cx} with its partner, if it has one. */
  private boolean cancels(GateCall cx) {
    int control = cx.qubit(0);
    int target = cx.qubit(1);
    List<Integer> between = new ArrayList<>();
    int partner = partner(cx, between);
    if (partner < 0 || !isLeftAlone(control, partner) || !isSmaller(between, control, target)) {
      return false;
    }
    items.set(partner, Optional.empty());
    for (int index : between) {
      Gadget toggled = gadget(index, target).orElseThrow().toggled(control);
      items.set(index, Optional.of(new Fused.Item.Turn(toggled, Optional.empty())));
      if (toggled.support().contains(control)) {
        onQubit.get(control).add(index);
      }
    }
    cancelled++;
    return true;
  }

  /** Several gadgets on one ladder cost less together than each on its own. */
  private boolean isSmaller(List<Integer> between, int control, int target) {
    int before = 2;
    int after = 0;
    for (int index : between) {
      Gadget gadget = gadget(index, target).orElseThrow();
      before += gadget.size();
      after += gadget.toggled(control).size();
    }
    return between.size() == 1 || after <= before;
  }

  /**
   * The same gate before, with gadgets alone on its target since, or −1.
   *
   * @param between gets these
   */
  private int partner(GateCall cx, List<Integer> between) {
    List<Integer> mine = onQubit.get(cx.qubit(1));
    for (int i = mine.size() - 1; i >= Math.max(0, mine.size() - MOST_BACK); i--) {
      int index = mine.get(i);
      if (!isOn(index, cx.qubit(1)) || between.contains(index)) {
        continue;
      }
      if (gadget(index, cx.qubit(1)).isPresent()) {
        between.add(index);
      } else {
        boolean isSame = items.get(index).equals(Optional.of(kept(cx)));
        return isSame ? index : -1;
      }
    }
    return -1;
  }

  private static Fused.Item kept(GateCall call) {
    return new Fused.Item.Kept(new Operation.Apply(call));
  }

  /** Whether all since then commutes with Z on a qubit. */
  private boolean isLeftAlone(int qubit, int since) {
    List<Integer> mine = onQubit.get(qubit);
    for (int i = mine.size() - 1; i >= Math.max(0, mine.size() - MOST_BACK); i--) {
      int index = mine.get(i);
      if (index == since) {
        return true;
      }
      if (isOn(index, qubit) && !isAlongZ(index, qubit)) {
        return false;
      }
    }
    return false;
  }

  private boolean isAlongZ(int index, int qubit) {
    return switch (items.get(index).orElseThrow()) {
      case Fused.Item.Turn _ -> true;
      case Fused.Item.Kept(Operation.Apply(var call)) ->
          call.gate().form() instanceof Form.Interaction(var first, var second, var _)
              && (call.qubit(0) == qubit ? first : second) == Axis.Z;
      case Fused.Item.Kept _ -> false;
    };
  }

  /** Whether an item that once was on a qubit still is. */
  private boolean isOn(int index, int qubit) {
    return items
        .get(index)
        .filter(item ->
            !(item instanceof Fused.Item.Turn(var gadget, var _))
                || gadget.support().contains(qubit))
        .isPresent();
  }

  private Optional<Gadget> gadget(int index, int qubit) {
    return items
        .get(index)
        .filter(item -> item instanceof Fused.Item.Turn)
        .map(item -> ((Fused.Item.Turn) item).gadget())
        .filter(gadget -> gadget.support().contains(qubit));
  }
}
