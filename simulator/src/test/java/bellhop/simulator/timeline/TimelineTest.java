package bellhop.simulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Gate;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Scenario;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.protocol.Trace;
import bellhop.units.InputException;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  private static final Seed SEED = new Seed(1);

  private static Timeline timeline(Distributed program, Network network) {
    return new Timeline(program, network, TimelineOptions.DEFAULT);
  }

  private static long nanos(double count) {
    return Span.nanos(count).picos();
  }

  @Test
  void oneRemoteGateTakesTheTimesOnPaper() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    ShotTimes times = timeline(Fixtures.oneRemoteCx(network), network).run(SEED, 0, null);
    // Asked at 0, learned after 150, emitted after 100, known after 300.
    assertThat(times.emissionPs(0)).isEqualTo(nanos(250));
    assertThat(times.usablePs(0)).isEqualTo(nanos(550));
    long start = times.handOverPs(0, End.A);
    assertThat(start).isEqualTo(nanos(550));
    assertThat(times.pulsePs(0)).isEqualTo(start + nanos(150));
    assertThat(times.handOverPs(0, End.B)).isEqualTo(start + nanos(175));
    assertThat(times.form(0)).isEqualTo(BellState.PSI_PLUS);
    assertThat(times.startPs(1)).isEqualTo(start); // the CX onto half a
    assertThat(times.endPs(2)).isEqualTo(start + nanos(570)); // half a is read
    int atB = 6;
    assertThat(times.endPs(atB + 1)).isEqualTo(start + nanos(1020)); // the message
    assertThat(times.endPs(atB + 2)).isEqualTo(start + nanos(1045)); // the correction
    assertThat(times.endPs(atB + 3)).isEqualTo(start + nanos(1115)); // the gate
    assertThat(times.makespanPs()).isEqualTo(start + nanos(1115 + 25 + 500 + 300 + 150));
    assertThat(times.counts()).isEqualTo(new PairCounts(1, 1, 0, 0, 0));
    assertThat(times.stallPs()).isEqualTo(times.makespanPs()); // one of them always waits
  }

  @Test
  void communicationQubitIsFreeAfterReadoutAndReset() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    Fixtures.Script script = new Fixtures.Script(network);
    script.remoteCx(0, 0, 0, 0);
    script.remoteCx(0, 0, 0, 0);
    ShotTimes times = timeline(script.build(), network).run(SEED, 0, null);
    int secondRequest = 6;
    long read = times.handOverPs(0, End.A) + nanos(570);
    assertThat(times.startPs(secondRequest)).isEqualTo(read);
    // End B is slower: its half is read 1,640 ns after the start, reset, and learned of.
    long bothAsked = times.handOverPs(0, End.A) + nanos(1115 + 25 + 500 + 500 + 150);
    assertThat(times.emissionPs(1)).isEqualTo(bothAsked + nanos(100));
  }

  @Test
  void localWorkGoesOnWhileAPairIsMade() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    Fixtures.Script script = new Fixtures.Script(network);
    script.gate(0, Gate.H, 1);
    script.remoteCx(0, 0, 0, 0);
    ShotTimes times = timeline(script.build(), network).run(SEED, 0, null);
    assertThat(times.startPs(0)).isZero();
    assertThat(times.endPs(0)).isEqualTo(nanos(25));
  }

  @Test
  void pairComesJustInTime() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    Fixtures.Script script = new Fixtures.Script(network);
    script.remoteCx(0, 0, 0, nanos(10_000));
    ShotTimes times = timeline(script.build(), network).run(SEED, 0, null);
    assertThat(times.handOverPs(0, End.A)).isEqualTo(nanos(10_000));
    TimelineOptions hurried =
        new TimelineOptions(false, true, Long.MAX_VALUE, Scenario.Policy.FIRST_COME);
    ShotTimes early = new Timeline(script.build(), network, hurried).run(SEED, 0, null);
    assertThat(early.handOverPs(0, End.A)).isEqualTo(nanos(550));
  }

  @Test
  void unclaimedPairIsDroppedAtCutoffAndMadeAgain() {
    Network network = Fixtures.pair(1, 1, 0, Span.micros(3));
    Fixtures.Script script = new Fixtures.Script(network);
    for (int i = 0; i < 200; i++) {
      script.gate(0, Gate.H, 0); // 5 µs of work before the pair can be used
      script.gate(1, Gate.H, 0);
    }
    script.remoteCx(0, 0, 0, 0);
    ShotTimes times = timeline(script.build(), network).run(SEED, 0, null);
    // Emitted at 250 ns and dropped at 3,250; after a reset of 500 ns again at 3,850.
    assertThat(times.emissionPs(0)).isEqualTo(nanos(3850));
    assertThat(times.handOverPs(0, End.A)).isEqualTo(nanos(5000));
    assertThat(times.counts()).isEqualTo(new PairCounts(2, 1, 1, 0, 0));
  }

  @Test
  void claimInTheGuardBeforeTheCutoffIsRefused() {
    Network network = Fixtures.pair(1, 1, 0, Span.micros(3));
    Fixtures.Script script = new Fixtures.Script(network);
    for (int i = 0; i < 125; i++) {
      script.gate(0, Gate.H, 0); // until 3,125 ns: between 3,100, where the guard begins, and 3,250
    }
    script.remoteCx(0, 0, 0, 0);
    ShotTimes times = timeline(script.build(), network).run(SEED, 0, null);
    assertThat(times.counts()).isEqualTo(new PairCounts(2, 1, 1, 0, 0));
    assertThat(times.handOverPs(0, End.A)).isEqualTo(nanos(3850 + 300));
  }

  @Test
  void refusesACutoffThatNoPairCanMeet() {
    Network network = Fixtures.pair(1, 1, 0, Span.nanos(400));
    assertThatThrownBy(() -> timeline(Fixtures.oneRemoteCx(network), network))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cutoff");
  }

  @Test
  void prefetchedPairWaitsInMemoryAndSavesTime() {
    Network network = Fixtures.pair(0.05, 2, 2, Span.ZERO);
    Fixtures.Script script = new Fixtures.Script(network);
    for (int i = 0; i < 8; i++) {
      script.remoteCx(0, 0, 0, 0); // qubit 1 of each QNU is never asked for
    }
    Distributed program = script.build();
    TimelineOptions without =
        new TimelineOptions(true, false, Long.MAX_VALUE, Scenario.Policy.FIRST_COME);
    long sum = 0;
    long sumWithout = 0;
    int fromMemory = 0;
    for (int shot = 0; shot < 50; shot++) {
      ShotTimes times = timeline(program, network).run(SEED, shot, null);
      sum += times.makespanPs();
      assertThat(times.counts().used()).isEqualTo(8);
      for (int pair = 0; pair < 8; pair++) {
        if (times.intoMemoryPs(pair) >= 0) {
          fromMemory++;
          assertThat(times.outOfMemoryPs(pair))
              .isGreaterThanOrEqualTo(times.intoMemoryPs(pair) + nanos(500));
          assertThat(times.handOverPs(pair, End.A))
              .isGreaterThanOrEqualTo(times.outOfMemoryPs(pair) + nanos(500));
        }
      }
      sumWithout += new Timeline(program, network, without).run(SEED, shot, null).makespanPs();
    }
    assertThat(fromMemory).isGreaterThan(100);
    assertThat(sum).isLessThan(sumWithout * 3 / 4);
  }

  @Test
  void sharedAnalyserServesOneLinkAtATime() {
    LinkModel model = Fixtures.model(0.1, BellState.PSI_PLUS);
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      links.add(Fixtures.sharedLink("arm" + i, i, (i + 1) % 4, model));
    }
    Analyser analyser = new Analyser("centre", 1, Span.micros(1));
    Network network = Fixtures.network(4, 2, 0, List.of(analyser), links);
    Fixtures.Script script = new Fixtures.Script(network);
    for (int i = 0; i < 4; i++) {
      script.remoteCx(i, 0, 1, 0);
    }
    Trace trace = new Trace();
    ShotTimes times = timeline(script.build(), network).run(SEED, 3, trace);
    assertThat(times.counts()).isEqualTo(new PairCounts(4, 4, 0, 0, 0));
    List<Trace.Slice> bursts =
        trace.slices().stream()
            .filter(s -> trace.tracks().get(s.track()).kind() == Trace.Kind.BURSTS)
            .sorted(Comparator.comparingLong(Trace.Slice::startPs))
            .toList();
    assertThat(bursts).hasSize(4);
    for (int i = 1; i < bursts.size(); i++) {
      assertThat(bursts.get(i).startPs())
          .isGreaterThanOrEqualTo(bursts.get(i - 1).endPs() + nanos(1000));
    }
  }

  @Test
  void clickOfEitherDetectorIsFair() {
    Link link = Fixtures.sharedLink("arm", 0, 1, Fixtures.model(1, BellState.PSI_PLUS));
    Analyser analyser = new Analyser("centre", 1, Span.ZERO);
    Network network = Fixtures.network(2, 1, 0, List.of(analyser), List.of(link));
    Timeline timeline = timeline(Fixtures.oneRemoteCx(network), network);
    int minus = 0;
    for (int shot = 0; shot < 10_000; shot++) {
      minus += timeline.run(SEED, shot, null).form(0) == BellState.PSI_MINUS ? 1 : 0;
    }
    assertThat(minus).isBetween(5000 - 200, 5000 + 200); // four standard deviations
  }

  @Test
  void attemptsFollowTheGeometricLaw() {
    double p = 0.2;
    int shots = 20_000;
    Network network = Fixtures.pair(p, 1, 0, Span.ZERO);
    Timeline timeline = timeline(Fixtures.oneRemoteCx(network), network);
    long[] bins = new long[25]; // the last one takes the rest
    for (int shot = 0; shot < shots; shot++) {
      ShotTimes times = timeline.run(SEED, shot, null);
      long attempts = times.attempts(0);
      assertThat(times.emissionPs(0)).isEqualTo(nanos(250) + (attempts - 1) * nanos(2000));
      bins[(int) Math.min(bins.length, attempts) - 1]++;
    }
    assertThat(Statistics.geometricChiSquare(bins, p, shots))
        .isLessThan(Statistics.limit(bins.length - 1));
  }

  @Test
  void burstThatReachesItsLimitQueuesAgain() {
    Network network = Fixtures.pair(0.05, 1, 0, Span.ZERO);
    TimelineOptions options = new TimelineOptions(true, true, 3, Scenario.Policy.FIRST_COME);
    Timeline timeline = new Timeline(Fixtures.oneRemoteCx(network), network, options);
    for (int shot = 0; shot < 100; shot++) {
      ShotTimes times = timeline.run(SEED, shot, null);
      assertThat(times.attempts(0)).isBetween(1L, 3L);
      assertThat(times.counts().used()).isEqualTo(1);
    }
  }

  @Test
  void relayClaimsAPairOnlyWhenBothAreReady() {
    LinkModel model = Fixtures.model(0.2, BellState.PSI_PLUS);
    List<Link> links =
        List.of(
            Fixtures.link("left", 0, 1, model, Span.micros(20)),
            Fixtures.link("right", 1, 2, model, Span.micros(20)));
    Network network = Fixtures.network(3, 2, 0, List.of(), links);
    Fixtures.Script script = new Fixtures.Script(network);
    int left = script.communication(0);
    int right = script.communication(1);
    script.request(0, left, left, 0);
    script.request(1, right, left, 0);
    script.gate(1, Gate.CX, left, right);
    script.gate(1, Gate.H, left);
    int m1 = script.measureAndSend(1, left, 2);
    int m2 = script.measureAndSend(1, right, 2);
    script.guarded(2, m2, Gate.X, left);
    script.guarded(2, m1, Gate.Z, left);
    script.gate(0, Gate.H, left);
    Timeline timeline = timeline(script.build(), network);
    long expired = 0;
    for (int shot = 0; shot < 200; shot++) {
      ShotTimes times = timeline.run(SEED, shot, null);
      assertThat(times.counts().used()).isEqualTo(2);
      expired += times.counts().expired();
      assertThat(times.handOverPs(0, End.A)).isPositive();
    }
    assertThat(expired).isPositive(); // right pairs; end 0 claims the left one for its own gate
  }

  @Test
  void reportsADeadlock() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    Fixtures.Script script = new Fixtures.Script(network);
    script.remoteCx(0, 0, 0, 0);
    int cell = script.cell(0);
    script.add(0, new Instruction.Receive(cell, 1, 99));
    Timeline timeline = timeline(script.build(), network);
    assertThatThrownBy(() -> timeline.run(SEED, 0, null))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("q0")
        .hasMessageContaining("key=99");
  }

  @Test
  void unusedPairIsTakenAsItComes() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    Fixtures.Script script = new Fixtures.Script(network);
    script.request(0, script.communication(0), script.communication(0), 0);
    ShotTimes times = timeline(script.build(), network).run(SEED, 0, null);
    assertThat(times.counts()).isEqualTo(new PairCounts(1, 1, 0, 0, 0));
  }

  @Test
  void programWithoutWorkTakesNoTime() {
    Network network = Fixtures.pair(1, 1, 0, Span.ZERO);
    Distributed program = new Fixtures.Script(network).build();
    ShotTimes times = timeline(program, network).run(SEED, 0, null);
    assertThat(times.makespanPs()).isZero();
    assertThat(times.counts()).isEqualTo(PairCounts.NONE);
  }

  @Test
  void refusesCountsThatDoNotAddUp() {
    assertThatThrownBy(() -> new PairCounts(3, 1, 1, 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("generated 3");
  }

  @Test
  void traceShowsTheUseOfEachPair() {
    Network network = Fixtures.pair(0.3, 1, 1, Span.ZERO);
    Trace trace = new Trace();
    Distributed program = Fixtures.oneRemoteCx(network);
    ShotTimes plain = timeline(program, network).run(SEED, 5, null);
    long makespan = plain.makespanPs();
    ShotTimes times = timeline(program, network).run(SEED, 5, trace);
    assertThat(times.makespanPs()).isEqualTo(makespan);
    assertThat(trace.endPs()).isEqualTo(makespan);
    assertThat(trace.flows()).hasSize(3); // two users of the pair, one message: Z takes no time
    assertThat(trace.slices()).anyMatch(s -> s.name().equals("pair 0") && s.pair() == 0);
    assertThat(trace.slices())
        .anyMatch(s -> s.work() == Trace.Work.STALL && s.endPs() > s.startPs());
  }

  @Test
  void traceShowsPairsInMemory() {
    Network network = Fixtures.pair(0.05, 2, 2, Span.ZERO);
    Fixtures.Script script = new Fixtures.Script(network);
    for (int i = 0; i < 4; i++) {
      script.remoteCx(0, 0, 0, 0);
    }
    Trace trace = new Trace();
    ShotTimes times = timeline(script.build(), network).run(SEED, 0, trace);
    long stored = 0;
    for (int pair = 0; pair < 4; pair++) {
      stored += times.intoMemoryPs(pair) >= 0 ? 1 : 0;
    }
    assertThat(stored).isPositive();
    assertThat(trace.slices().stream().filter(s -> s.name().equals("store a pair")).count())
        .isEqualTo(2 * stored);
  }

  @Test
  void attemptsOfALinkThatDisturbsItsNeighboursAreKept() {
    LinkModel model = Fixtures.model(0.2, BellState.PSI_PLUS);
    Link quiet = Fixtures.link("link", 0, 1, model, Span.ZERO);
    Link loud =
        new Link(
            "link",
            0,
            1,
            "microwave",
            quiet.analyser(),
            model,
            Span.ZERO,
            Fixtures.LATENCY,
            0,
            1e-4,
            0);
    Network network = Fixtures.network(2, 1, 0, List.of(), List.of(loud));
    ShotTimes times = timeline(Fixtures.oneRemoteCx(network), network).run(SEED, 0, null);
    assertThat(times.bursts())
        .containsExactly(new ShotTimes.Burst(0, nanos(150), times.usablePs(0), times.attempts(0)));
    Network calm = Fixtures.network(2, 1, 0, List.of(), List.of(quiet));
    assertThat(timeline(Fixtures.oneRemoteCx(calm), calm).run(SEED, 0, null).bursts()).isEmpty();
  }
}
