package bellhop.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tells a machine one input after the other and keeps what it asked for. */
final class Tape<I, O> {
  private record Input<I>(I input, long atPs) {}

  private final Supplier<Protocol<I, O>> maker;
  private final Protocol<I, O> machine;
  private final List<Input<I>> inputs = new ArrayList<>();
  private final List<List<O>> answers = new ArrayList<>();

  Tape(Supplier<Protocol<I, O>> maker) {
    this.maker = maker;
    machine = maker.get();
  }

  List<O> at(long ps, I input) {
    List<O> outputs = new ArrayList<>();
    machine.on(input, new Time(ps), outputs::add);
    inputs.add(new Input<>(input, ps));
    answers.add(outputs);
    return outputs;
  }

  /**
   * Plays all again to a second machine, which at every step is replaced by a third one made from
   * its snapshot: answers, hashes and snapshots stay equal.
   */
  void checkReplay() {
    Protocol<I, O> other = maker.get();
    for (int i = 0; i < inputs.size(); i++) {
      Protocol<I, O> restored = maker.get();
      restored.restore(other.snapshot());
      assertThat(restored.stateHash()).isEqualTo(other.stateHash());
      List<O> outputs = new ArrayList<>();
      restored.on(inputs.get(i).input(), new Time(inputs.get(i).atPs()), outputs::add);
      assertThat(outputs).isEqualTo(answers.get(i));
      other = restored;
    }
    assertThat(other.snapshot()).isEqualTo(machine.snapshot());
    assertThat(other.stateHash()).isEqualTo(machine.stateHash());
  }
}
