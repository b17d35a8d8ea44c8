package bellhop.bench;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.Outputs;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.CircuitDesign;
import bellhop.protocol.path.Controller;
import bellhop.protocol.path.ControllerInput;
import bellhop.protocol.path.ControllerOutput;
import bellhop.protocol.path.Element;
import bellhop.protocol.path.LaneShares;
import bellhop.protocol.path.Router;
import bellhop.protocol.path.Wanted;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One cut in a grid of 400 nodes: the controller gives 1,000 circuits that went over the link new
 * ones, with all commands and reports until the old ones are forgotten everywhere. Nodes and
 * messages are not counted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RerouteBenchmark {
  private static final int SIDE = 20;
  private static final int CIRCUITS = 1_000;

  private final Network network = grid();

  /** One of the 760 links, in the middle. */
  private final int cut = SIDE * SIDE;

  private final LaneShares shares = shares();
  private final Controller controller = controller();
  private final ArrayDeque<ControllerInput> answers = new ArrayDeque<>();
  private final long[] before;

  public RerouteBenchmark() {
    adopt();
    before = controller.snapshot();
  }

  private static Network grid() {
    Device device =
        new Device(
            Span.ZERO, 0, Span.ZERO, 0, Span.ZERO, 0, 0, Span.ZERO, Span.ZERO, Memory.PERFECT);
    LinkModel model =
        new LinkModel(
            0.02,
            Span.micros(100),
            Span.ZERO,
            XState.werner(0.999, BellState.PSI_PLUS),
            BellState.PSI_PLUS,
            Span.ZERO,
            Span.ZERO,
            false,
            1);
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int n = 0; n < SIDE * SIDE; n++) {
      qpus.add(new Qpu("n" + n, 0, device));
    }
    for (int n = 0; n < SIDE * SIDE; n++) {
      if (n % SIDE + 1 < SIDE) {
        join(n, n + 1, model, qnus, links);
      }
      if (n + SIDE < SIDE * SIDE) {
        join(n, n + SIDE, model, qnus, links);
      }
    }
    return new Network("grid", qpus, qnus, List.of(), links, List.of());
  }

  private static void join(int a, int b, LinkModel model, List<Qnu> qnus, List<Link> links) {
    int first = qnus.size();
    qnus.add(new Qnu("q" + first, a, 2, 0, Memory.PERFECT, Span.ZERO, 0));
    qnus.add(new Qnu("q" + (first + 1), b, 2, 0, Memory.PERFECT, Span.ZERO, 0));
    OptionalInt none = OptionalInt.empty();
    String name = "l" + links.size();
    Span latency = Span.micros(50);
    links.add(
        new Link(name, first, first + 1, "measured", none, model, Span.ZERO, latency, 0, 0, 0));
  }

  private LaneShares shares() {
    boolean[] used = new boolean[network.links().size()];
    Arrays.fill(used, true);
    return LaneShares.of(network, used, new boolean[used.length]);
  }

  private Controller controller() {
    CircuitDesign design = CircuitDesign.of(network, shares, Optional.empty(), false);
    Controller.Settings settings = new Controller.Settings(CIRCUITS, 0.1, Span.seconds(1));
    return new Controller(network, shares, design, settings);
  }

  /** Between random ends whose best path takes the link. */
  private void adopt() {
    Router router = new Router(network, shares);
    CircuitDesign design = CircuitDesign.of(network, shares, Optional.empty(), false);
    RandomStream chance = new Seed(1).stream("ends");
    int count = 0;
    while (count < CIRCUITS) {
      int from = chance.nextInt(SIDE * SIDE);
      int to = chance.nextInt(SIDE * SIDE);
      Wanted wanted = new Wanted(from, to, 0);
      for (var path : router.best(from, to, 1)) {
        if (path.links().contains(cut)) {
          Circuit circuit = design.circuit(count, path, wanted).orElseThrow();
          tell(new ControllerInput.Adopted(count, wanted, circuit));
          count++;
        }
      }
    }
  }

  private void tell(ControllerInput input) {
    Outputs<ControllerOutput> answer = this::answer;
    controller.on(input, Time.ZERO, answer);
  }

  private void answer(ControllerOutput output) {
    switch (output) {
      case ControllerOutput.Install(int node, int _, Circuit circuit) ->
          answers.add(new ControllerInput.Installed(node, circuit.id()));
      case ControllerOutput.Remove(int node, int circuit) ->
          answers.add(new ControllerInput.Forgotten(node, circuit));
      case ControllerOutput.Move(int _, int _, int _, int to) ->
          answers.add(new ControllerInput.Moved(to));
      case ControllerOutput.Ready _,
          ControllerOutput.Rerouted _,
          ControllerOutput.Refused _,
          ControllerOutput.WakeAt _ -> {}
    }
  }

  /** All is well again. */
  @Setup(Level.Invocation)
  public void mend() {
    controller.restore(before);
  }

  @Benchmark
  public int cut() {
    tell(new ControllerInput.Failed(new Element.Link(cut)));
    while (!answers.isEmpty()) {
      tell(answers.remove());
    }
    return controller.circuitCount();
  }
}
