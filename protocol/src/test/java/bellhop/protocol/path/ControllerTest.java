package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.protocol.path.ControllerOutput.Cause;
import bellhop.protocol.path.ControllerOutput.Install;
import bellhop.protocol.path.ControllerOutput.Move;
import bellhop.protocol.path.ControllerOutput.Ready;
import bellhop.protocol.path.ControllerOutput.Refusal;
import bellhop.protocol.path.ControllerOutput.Refused;
import bellhop.protocol.path.ControllerOutput.Remove;
import bellhop.protocol.path.ControllerOutput.Rerouted;
import bellhop.protocol.path.ControllerOutput.WakeAt;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * A controller told things one by one. The network is a ring of five nodes, link n from node n to
 * the next one: from 0 to 2 over links 0 and 1, or the long way over 4, 3 and 2.
 */
final class ControllerTest {
  private static final Span HOLD_DOWN = Span.seconds(1);
  private static final Wanted WANTED = new Wanted(0, 2, 0.5);

  private final Controller controller = controller();
  private long nowPs;

  static Network ring(int nodes) {
    Device device =
        new Device(
            Span.ZERO, 0, Span.ZERO, 0, Span.ZERO, 0, 0, Span.ZERO, Span.ZERO, Memory.PERFECT);
    LinkModel model =
        new LinkModel(
            0.02,
            Span.micros(100),
            Span.ZERO,
            Rows.werner(0.98),
            BellState.PSI_PLUS,
            Span.ZERO,
            Span.ZERO,
            false,
            1);
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      qpus.add(new Qpu("n" + n, 0, device));
      qnus.add(new Qnu("r" + n, n, 1, 0, Memory.PERFECT, Span.ZERO, 0));
      qnus.add(new Qnu("l" + n, n, 1, 0, Memory.PERFECT, Span.ZERO, 0));
    }
    for (int n = 0; n < nodes; n++) {
      OptionalInt none = OptionalInt.empty();
      int far = 2 * ((n + 1) % nodes) + 1;
      Span latency = Span.micros(10);
      links.add(
          new Link("l" + n, 2 * n, far, "measured", none, model, Span.ZERO, latency, 0, 0, 0));
    }
    return new Network("ring", qpus, qnus, List.of(), links, List.of());
  }

  private static Controller controller() {
    Network network = ring(5);
    boolean[] used = new boolean[5];
    Arrays.fill(used, true);
    LaneShares shares = LaneShares.of(network, used, new boolean[5]);
    CircuitDesign design = CircuitDesign.of(network, shares, Optional.empty(), false);
    return new Controller(network, shares, design, new Controller.Settings(100, 0.1, HOLD_DOWN));
  }

  private List<ControllerOutput> tell(ControllerInput input) {
    List<ControllerOutput> out = new ArrayList<>();
    nowPs += 1_000_000;
    controller.on(input, new Time(nowPs), out::add);
    return out;
  }

  private static Circuit installed(List<ControllerOutput> out) {
    Install first = (Install) out.getFirst();
    assertThat(out)
        .containsAll(
            first.circuit().nodes().stream().map(n -> new Install(n, 7, first.circuit())).toList());
    return first.circuit();
  }

  /** What the last node's answer brings. */
  private List<ControllerOutput> answer(Circuit circuit) {
    List<ControllerOutput> last = List.of();
    for (int node : circuit.nodes()) {
      assertThat(last).isEmpty();
      last = tell(new ControllerInput.Installed(node, circuit.id()));
    }
    return last;
  }

  private Circuit asked() {
    Circuit first = installed(tell(new ControllerInput.Asked(7, WANTED)));
    assertThat(first.links()).containsExactly(0, 1);
    assertThat(answer(first)).containsExactly(new Ready(7, first.id()));
    return first;
  }

  private static ControllerInput linkDown(int link) {
    return new ControllerInput.Failed(new Element.Link(link));
  }

  private static ControllerInput linkUp(int link) {
    return new ControllerInput.Mended(new Element.Link(link));
  }

  @Test
  void makesTheNewPathBeforeItBreaksTheOldOne() {
    Circuit first = asked();
    List<ControllerOutput> out = tell(linkDown(1));
    Circuit second = installed(out);
    assertThat(second.links()).containsExactly(4, 3, 2);
    assertThat(out).noneMatch(Remove.class::isInstance);
    assertThat(answer(second)).containsExactly(new Move(0, 7, first.id(), second.id()));
    assertThat(tell(new ControllerInput.Moved(second.id())))
        .containsExactly(
            new Rerouted(7, 1, first.id(), second.id(), Cause.LINK_DOWN),
            new Remove(0, first.id()));
    assertThat(tell(new ControllerInput.Forgotten(0, first.id())))
        .containsExactly(new Remove(1, first.id()), new Remove(2, first.id()));
    tell(new ControllerInput.Forgotten(2, first.id()));
    assertThat(controller.circuitCount()).isEqualTo(2);
    tell(new ControllerInput.Forgotten(1, first.id()));
    assertThat(controller.circuitCount()).isEqualTo(1);
  }

  private Circuit moved(Circuit first, int link) {
    Circuit second = installed(tell(linkDown(link)));
    answer(second);
    tell(new ControllerInput.Moved(second.id()));
    tell(new ControllerInput.Forgotten(0, first.id()));
    return second;
  }

  @Test
  void goesBackWhenWhatWasMendedHasLasted() {
    Circuit second = moved(asked(), 1);
    assertThat(tell(linkUp(1))).singleElement().isInstanceOf(WakeAt.class);
    assertThat(tell(new ControllerInput.Woken())).isEmpty(); // too early
    nowPs += HOLD_DOWN.picos();
    Circuit third = installed(tell(new ControllerInput.Woken()));
    assertThat(third.links()).containsExactly(0, 1);
    assertThat(answer(third)).containsExactly(new Move(0, 7, second.id(), third.id()));
    assertThat(tell(new ControllerInput.Moved(third.id())))
        .contains(new Rerouted(7, 2, second.id(), third.id(), Cause.BETTER_PATH));
  }

  @Test
  void aFlappingLinkMovesNobodyBack() {
    moved(asked(), 1);
    for (int i = 0; i < 10; i++) {
      tell(linkUp(1));
      nowPs += HOLD_DOWN.picos() / 2;
      assertThat(tell(linkDown(1))).isEmpty();
      nowPs += HOLD_DOWN.picos() / 2;
      assertThat(tell(new ControllerInput.Woken())).isEmpty();
    }
  }

  @Test
  void whoHasNoWayWaitsAndTakesTheFirstThatOpens() {
    asked();
    tell(linkDown(3));
    assertThat(tell(linkDown(1))).containsExactly(new Refused(7, Refusal.NO_PATH));
    assertThat(tell(linkDown(0))).isEmpty(); // said once
    assertThat(installed(tell(linkUp(3))).links()).containsExactly(4, 3, 2);
  }

  @Test
  void anEndThatIsDownIsWaitedFor() {
    asked();
    ControllerInput down = new ControllerInput.Failed(new Element.Node(2));
    ControllerInput up = new ControllerInput.Mended(new Element.Node(2));
    assertThat(tell(down)).containsExactly(new Refused(7, Refusal.NO_PATH));
    assertThat(tell(up)).singleElement().isInstanceOf(WakeAt.class);
  }

  @Test
  void aWayThatBreaksBeforeItIsUsedIsGivenUp() {
    asked();
    Circuit second = installed(tell(linkDown(1)));
    assertThat(tell(linkDown(3)))
        .containsExactly(new Remove(0, second.id()), new Refused(7, Refusal.NO_PATH));
    assertThat(answer(second)).isEmpty();
    assertThat(installed(tell(linkUp(3))).id()).isGreaterThan(second.id());
  }

  @Test
  void aWayThatBreaksWhileTheHeadMovesIsLeftAfterwards() {
    Circuit first = asked();
    Circuit second = installed(tell(linkDown(1)));
    answer(second);
    tell(linkUp(1));
    assertThat(tell(linkDown(3))).isEmpty();
    List<ControllerOutput> out = tell(new ControllerInput.Moved(second.id()));
    assertThat(out).contains(new Remove(0, first.id()));
    assertThat(out)
        .anyMatch(its -> its instanceof Install i && i.circuit().links().equals(List.of(0, 1)));
  }

  @Test
  void refusesWhatNoPathIsGoodEnoughFor() {
    assertThat(tell(new ControllerInput.Asked(1, new Wanted(0, 2, 0.999))))
        .containsExactly(new Refused(1, Refusal.FIDELITY));
    assertThat(tell(new ControllerInput.Closed(1))).isEmpty();
  }

  @Test
  void aClosedSessionLeavesNothingBehind() {
    Circuit first = asked();
    Circuit second = installed(tell(linkDown(1)));
    assertThat(tell(new ControllerInput.Closed(7)))
        .containsExactly(new Remove(0, first.id()), new Remove(0, second.id()));
    for (Circuit its : List.of(first, second)) {
      its.nodes().forEach(node -> tell(new ControllerInput.Forgotten(node, its.id())));
    }
    assertThat(controller.circuitCount()).isZero();
  }

  @Test
  void aControllerGoesOnFromItsSnapshot() {
    asked();
    tell(linkDown(1));
    tell(new ControllerInput.Asked(8, new Wanted(4, 1, 0.5)));
    tell(linkUp(1));
    Controller copy = controller();
    copy.restore(controller.snapshot());
    assertThat(copy.stateHash()).isEqualTo(controller.stateHash());
    List<ControllerOutput> ours = tell(linkDown(0));
    List<ControllerOutput> theirs = new ArrayList<>();
    copy.on(linkDown(0), new Time(nowPs), theirs::add);
    assertThat(theirs).isEqualTo(ours).isNotEmpty();
    assertThat(copy.stateHash()).isEqualTo(controller.stateHash());
  }
}
