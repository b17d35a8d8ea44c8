package bellhop.simulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.distributed.Distributed;
import bellhop.network.Analyser;
import bellhop.network.Fabric;
import bellhop.network.Fibre;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Point;
import bellhop.network.Scenario;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.protocol.Trace;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that share links, stations and fibres, and what they wait for. */
final class TogetherTest {
  private static final Seed FIRST = new Seed(1);
  private static final Seed SECOND = new Seed(77);

  private static long nanos(double count) {
    return Span.nanos(count).picos();
  }

  /** Machines in a row, each joined to the next through station 0. */
  private static Network row(int qpus, double p, int channels, Span reconfiguration) {
    LinkModel model = Fixtures.model(p, BellState.PHI_PLUS);
    List<Link> links = new ArrayList<>();
    for (int q = 1; q < qpus; q++) {
      links.add(Fixtures.sharedLink("arm" + (q - 1), q - 1, q, model));
    }
    List<Analyser> analysers = List.of(new Analyser("hub", channels, reconfiguration));
    return Fixtures.network(qpus, 2, 0, analysers, links);
  }

  private static Distributed remoteCx(Network network, int link, int count) {
    Fixtures.Script script = new Fixtures.Script(network);
    for (int i = 0; i < count; i++) {
      script.remoteCx(link, 0, 0, 0);
    }
    return script.build();
  }

  private static long waitedPs(ShotTimes times, Waited.Kind kind, int index) {
    Waited waited = times.waited();
    long sum = 0;
    for (int i = 0; i < waited.count(); i++) {
      sum += waited.thing(i).equals(new Waited.Thing(kind, index)) ? waited.picos(i) : 0;
    }
    return sum;
  }

  private static long waitedPs(ShotTimes times) {
    Waited waited = times.waited();
    long sum = 0;
    for (int i = 0; i < waited.count(); i++) {
      sum += waited.picos(i);
    }
    return sum;
  }

  /**
   * Both ask at 0 and are heard of at 150. The first has the channel until its herald at 150 + 100
   * + 300 = 550; then it turns for 1,000 and the second begins at 1,550, done at 1,950.
   */
  @Test
  void secondProgramWaitsForTheAnalyserAsOnPaper() {
    Network network = row(4, 1, 1, Span.micros(1));
    List<Distributed> programs = List.of(remoteCx(network, 0, 1), remoteCx(network, 2, 1));
    Timeline timeline = new Timeline(programs, network, TimelineOptions.DEFAULT);
    List<ShotTimes> times = timeline.run(List.of(FIRST, SECOND), 0, null);
    ShotTimes first = times.getFirst();
    ShotTimes second = times.getLast();
    assertThat(first.handOverPs(0, End.A)).isEqualTo(nanos(550));
    assertThat(waitedPs(first)).isZero();
    assertThat(second.handOverPs(0, End.A)).isEqualTo(nanos(1950));
    assertThat(waitedPs(second, Waited.Kind.STATION, 0)).isEqualTo(nanos(400));
    assertThat(waitedPs(second, Waited.Kind.TURNING, 0)).isEqualTo(nanos(1000));
    assertThat(second.makespanPs() - first.makespanPs()).isEqualTo(nanos(1400));
    assertThat(first.counts()).isEqualTo(new PairCounts(1, 1, 0, 0, 0));
    assertThat(second.counts()).isEqualTo(new PairCounts(1, 1, 0, 0, 0));
  }

  /** Two channels, but one fibre at the machine in the middle; a channel never turned is ready. */
  @Test
  void aFibreCarriesOneConnectionAtATime() {
    Network network = row(3, 1, 2, Span.micros(1));
    Fixtures.Script script = new Fixtures.Script(network);
    script.remoteCx(0, 0, 0, 0);
    script.remoteCx(1, 1, 1, 0);
    ShotTimes times =
        new Timeline(script.build(), network, TimelineOptions.DEFAULT).run(FIRST, 0, null);
    assertThat(times.emissionPs(0)).isEqualTo(nanos(250));
    assertThat(times.emissionPs(1)).isEqualTo(nanos(650));
    assertThat(waitedPs(times, Waited.Kind.PORT, 1)).isEqualTo(nanos(400));
  }

  /** Two fibres to each machine and two channels: a link makes two pairs at a time. */
  @Test
  void aLinkHasAsManyConnectionsAsFibresAndChannelsAllow() {
    Network one = row(3, 1, 2, Span.ZERO);
    List<Fibre> fibres = new ArrayList<>();
    for (int q = 0; q < 3; q++) {
      Point from = new Point.AtQnu(q);
      fibres.add(new Fibre(from, new Point.AtStation(0), 1, Span.ZERO));
      fibres.add(new Fibre(from, new Point.AtStation(0), 1, Span.ZERO));
    }
    Network network =
        new Network(
            "two fibres",
            one.qpus(),
            one.qnus(),
            one.analysers(),
            new Fabric(List.of(), fibres),
            one.links(),
            one.clocks(),
            List.of());
    Fixtures.Script script = new Fixtures.Script(network);
    int first = script.communication(0);
    int second = script.communication(1);
    script.request(0, first, first, 0);
    script.request(0, second, second, 0);
    script.remoteCx(1, 0, 0, nanos(50_000)); // so that the station is shared
    ShotTimes times =
        new Timeline(script.build(), network, TimelineOptions.DEFAULT).run(FIRST, 0, null);
    assertThat(times.emissionPs(0)).isEqualTo(nanos(250));
    assertThat(times.emissionPs(1)).isEqualTo(nanos(250));
  }

  @Test
  void waitsForTheChannelOfALinkThatBothUse() {
    LinkModel model = Fixtures.model(1, BellState.PHI_PLUS, 1);
    Link link = Fixtures.link("link", 0, 1, model, Span.ZERO);
    Network network = Fixtures.network(2, 2, 0, List.of(), List.of(link));
    List<Distributed> programs = List.of(remoteCx(network, 0, 1), remoteCx(network, 0, 1));
    Timeline timeline = new Timeline(programs, network, TimelineOptions.DEFAULT);
    ShotTimes second = timeline.run(List.of(FIRST, SECOND), 0, null).getLast();
    // The burst before is known at 550, the next attempt of the channel begins at 2,150.
    assertThat(second.emissionPs(0)).isEqualTo(nanos(2250));
    assertThat(waitedPs(second, Waited.Kind.LINK, 0)).isEqualTo(nanos(400));
  }

  @Test
  void programsThatShareNothingRunAsAlone() {
    LinkModel model = Fixtures.model(0.1, BellState.PSI_PLUS);
    List<Link> links =
        List.of(
            Fixtures.link("left", 0, 1, model, Span.micros(40)),
            Fixtures.link("right", 2, 3, model, Span.ZERO));
    Network network = Fixtures.network(4, 2, 2, List.of(), links);
    Distributed left = remoteCx(network, 0, 5);
    Distributed right = remoteCx(network, 1, 3);
    Timeline both = new Timeline(List.of(left, right), network, TimelineOptions.DEFAULT);
    Timeline onlyLeft = new Timeline(left, network, TimelineOptions.DEFAULT);
    Timeline onlyRight = new Timeline(right, network, TimelineOptions.DEFAULT);
    for (int shot = 0; shot < 50; shot++) {
      List<ShotTimes> together = both.run(List.of(FIRST, SECOND), shot, null);
      requireSame(together.getFirst(), onlyLeft.run(FIRST, shot, null), left);
      requireSame(together.getLast(), onlyRight.run(SECOND, shot, null), right);
    }
  }

  private static void requireSame(ShotTimes one, ShotTimes other, Distributed program) {
    for (int i = 0; i < program.instructionCount(); i++) {
      assertThat(one.startPs(i)).isEqualTo(other.startPs(i));
      assertThat(one.endPs(i)).isEqualTo(other.endPs(i));
    }
    for (int pair = 0; pair < program.pairs().size(); pair++) {
      assertThat(one.emissionPs(pair)).isEqualTo(other.emissionPs(pair));
      assertThat(one.attempts(pair)).isEqualTo(other.attempts(pair));
      assertThat(one.intoMemoryPs(pair)).isEqualTo(other.intoMemoryPs(pair));
      assertThat(one.form(pair)).isEqualTo(other.form(pair));
    }
    assertThat(one.makespanPs()).isEqualTo(other.makespanPs());
    assertThat(one.stallPs()).isEqualTo(other.stallPs());
    assertThat(one.counts()).isEqualTo(other.counts());
    assertThat(one.waited()).isEqualTo(other.waited());
  }

  /** Whoever comes last: the attempts that each pair of the first two takes stay the same. */
  @Test
  void aFurtherProgramDoesNotShiftTheDrawsOfOthers() {
    Network network = row(5, 0.05, 1, Span.ZERO);
    List<Distributed> two = List.of(remoteCx(network, 0, 3), remoteCx(network, 0, 3));
    List<Distributed> three = new ArrayList<>(two);
    three.add(remoteCx(network, 3, 6));
    Timeline without = new Timeline(two, network, TimelineOptions.DEFAULT);
    Timeline with = new Timeline(three, network, TimelineOptions.DEFAULT);
    for (int shot = 0; shot < 20; shot++) {
      List<ShotTimes> times = without.run(List.of(FIRST, SECOND), shot, null);
      List<ShotTimes> more = with.run(List.of(FIRST, SECOND, new Seed(9)), shot, null);
      for (int p = 0; p < 2; p++) {
        for (int pair = 0; pair < 3; pair++) {
          assertThat(more.get(p).attempts(pair)).isEqualTo(times.get(p).attempts(pair));
        }
      }
    }
  }

  /** Each policy serves everybody in the end, and never more than there are channels. */
  @ParameterizedTest
  @EnumSource(Scenario.Policy.class)
  void everyPolicyServesAll(Scenario.Policy policy) {
    Network network = row(5, 0.1, 1, Span.micros(1));
    List<Distributed> programs = new ArrayList<>();
    for (int link = 0; link < 4; link++) {
      programs.add(remoteCx(network, link, 3));
    }
    List<Seed> seeds = List.of(FIRST, SECOND, new Seed(3), new Seed(4));
    Timeline timeline = new Timeline(programs, network, TimelineOptions.DEFAULT.with(policy));
    for (int shot = 0; shot < 10; shot++) {
      Trace trace = new Trace();
      List<ShotTimes> times = timeline.run(seeds, shot, trace);
      times.forEach(its -> assertThat(its.counts().used()).isEqualTo(3));
      requireOneAtATime(trace);
      long[] makespans = times.stream().mapToLong(ShotTimes::makespanPs).toArray();
      long[] again =
          timeline.run(seeds, shot, null).stream().mapToLong(ShotTimes::makespanPs).toArray();
      assertThat(again).isEqualTo(makespans);
    }
  }

  private static void requireOneAtATime(Trace trace) {
    long[][] bursts =
        trace.slices().stream()
            .filter(s -> trace.tracks().get(s.track()).kind() == Trace.Kind.BURSTS)
            .map(s -> new long[] {s.startPs(), s.endPs()})
            .sorted((one, other) -> Arrays.compare(one, other))
            .toArray(long[][]::new);
    for (int i = 1; i < bursts.length; i++) {
      assertThat(bursts[i][0]).isGreaterThanOrEqualTo(bursts[i - 1][1]);
    }
  }

  @Test
  void pairsAheadNeverKeepARequestOfAnotherProgramWaiting() {
    LinkModel model = Fixtures.model(0.002, BellState.PHI_PLUS);
    List<Link> links =
        List.of(Fixtures.sharedLink("a", 0, 1, model), Fixtures.sharedLink("b", 2, 3, model));
    List<Analyser> analysers = List.of(new Analyser("hub", 1, Span.ZERO));
    Network network = Fixtures.network(4, 2, 4, analysers, links);
    Distributed greedy = remoteCx(network, 0, 6);
    Fixtures.Script script = new Fixtures.Script(network);
    script.remoteCx(1, 0, 0, nanos(1_000_000));
    Distributed late = script.build();
    Timeline timeline = new Timeline(List.of(greedy, late), network, TimelineOptions.DEFAULT);
    long waitedPs = 0;
    for (int shot = 0; shot < 50; shot++) {
      waitedPs += waitedPs(timeline.run(List.of(FIRST, SECOND), shot, null).getLast());
    }
    // At most one burst of a request, 1 ms on the mean; five standard deviations.
    assertThat(waitedPs / 50).isLessThan(nanos(1_000_000 * (1 + 5 / StrictMath.sqrt(50))));
  }

  @Test
  void refusesProgramsThatNeedMoreQubitsThanThereAre() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    List<Distributed> programs =
        List.of(Fixtures.oneRemoteCx(network), Fixtures.oneRemoteCx(network));
    assertThatThrownBy(() -> new Timeline(programs, network, TimelineOptions.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 taken");
  }
}
