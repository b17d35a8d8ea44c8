package bellhop.compiler.packets;

import java.util.List;

/**
 * What a walk decided, in order. Copies and communication qubits have numbers here; programs per
 * QPU come later.
 */
public sealed interface Action {
  /** In place of a copy: the qubit itself, or no source but the qubit. */
  int ITSELF = -1;

  /** A step that is no interaction, done wherever its qubit is. */
  record Perform(int step) implements Action {}

  /**
   * An interaction.
   *
   * @param place QPU at which it runs
   * @param copy0 copy that stands in for operand 0, or {@link #ITSELF}
   * @param copy1 likewise for operand 1
   */
  record Interact(int step, int place, int copy0, int copy1) implements Action {}

  /**
   * A new copy of an operand of a gate, along the axis that it has there.
   *
   * @param source another copy from which it is made, or {@link #ITSELF}
   */
  record Copy(int copy, int gate, int operand, int source, List<Hop> hops) implements Action {
    public Copy {
      hops = List.copyOf(hops);
    }
  }

  /** An X on a copy, because its qubit was flipped. */
  record Flip(int copy) implements Action {}

  /** Measures a copy away, right after it last served a gate. */
  record End(int copy, int gate, int operand) implements Action {}

  /**
   * A copy becomes the qubit, right after a gate. What was the qubit is measured away, or stays on
   * a communication qubit as a copy.
   *
   * @param kept the copy that stays, or {@link #ITSELF} for none
   * @param keptQnu whose communication qubit it takes
   */
  record Promote(int copy, int gate, int operand, int kept, int keptQnu, int keptSlot)
      implements Action {}

  /** The state of a qubit goes to the communication qubit at the end of the path. */
  record Move(int qubit, int beforeGate, List<Hop> hops) implements Action {
    public Move {
      hops = List.copyOf(hops);
    }
  }

  /** A qubit goes from a communication qubit to a free data qubit of its QPU. */
  record Settle(int qubit) implements Action {}

  /**
   * One Bell pair over one link.
   *
   * @param nearSlot communication qubit of the near QNU, counted within the QNU
   * @param farSlot likewise at the far end
   */
  record Hop(int link, int nearQpu, int nearSlot, int farQpu, int farSlot) {}
}
