package bellhop.simulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Laws that hold for any program on any network. */
final class AccountingTest {
  private static final int CASES = 60;
  private static final int SHOTS = 5;

  private record Case(Distributed program, Network network) {}

  private static Case random(long seed) {
    RandomStream random = new Seed(seed).stream("case");
    int qpus = 2 + random.nextInt(3);
    List<Link> links = new ArrayList<>();
    for (int q = 1; q < qpus; q++) {
      links.add(randomLink(random, random.nextInt(q), q));
    }
    if (random.nextBoolean(0.3)) {
      links.add(randomLink(random, 0, qpus - 1));
    }
    List<Analyser> analysers =
        List.of(new Analyser("centre", 1 + random.nextInt(2), Span.nanos(random.nextInt(2000))));
    Network network =
        Fixtures.network(qpus, 1 + random.nextInt(3), random.nextInt(5), analysers, links);
    return new Case(randomProgram(random, network), network);
  }

  private static Link randomLink(RandomStream random, int a, int b) {
    double p = random.nextBoolean(0.3) ? 1 : 0.02 + 0.5 * random.nextDouble();
    LinkModel model = Fixtures.model(p, BellState.of(random.nextInt(4)));
    String name = "link" + a + b;
    if (random.nextBoolean(0.4)) {
      return Fixtures.sharedLink(name, a, b, model);
    }
    Span cutoff = random.nextBoolean(0.5) ? Span.ZERO : Span.micros(1 + random.nextInt(200));
    return Fixtures.link(name, a, b, model, cutoff);
  }

  private static Distributed randomProgram(RandomStream random, Network network) {
    Fixtures.Script script = new Fixtures.Script(network);
    int communication = network.qnu(0).communicationQubits();
    for (int i = random.nextInt(25); i > 0; i--) {
      if (random.nextBoolean(0.5)) {
        script.gate(random.nextInt(network.qpus().size()), Gate.H, random.nextInt(2));
      } else {
        script.remoteCx(
            random.nextInt(network.links().size()),
            random.nextInt(communication),
            random.nextInt(communication),
            random.nextBoolean(0.5) ? 0 : Span.nanos(random.nextInt(100_000)).picos());
      }
    }
    return script.build();
  }

  @Test
  void everyPairHasOneFateAndEveryRequestIsServed() {
    long expired = 0;
    long fromMemory = 0;
    for (long seed = 0; seed < CASES; seed++) {
      Case example = random(seed);
      Timeline timeline =
          new Timeline(example.program(), example.network(), TimelineOptions.DEFAULT);
      for (int shot = 0; shot < SHOTS; shot++) {
        ShotTimes times = timeline.run(new Seed(seed), shot, null);
        assertThat(times.counts().used()).as("seed %d", seed).isEqualTo(example.program().ebits());
        assertThat(times.counts().discarded()).isZero();
        if (neverExpires(example.network())) {
          assertThat(times.counts().stored()).as("seed %d", seed).isZero();
        }
        expired += times.counts().expired();
        for (int pair = 0; pair < example.program().ebits(); pair++) {
          fromMemory += times.intoMemoryPs(pair) >= 0 ? 1 : 0;
          checkLife(times, pair, seed);
        }
      }
    }
    assertThat(expired).isPositive();
    assertThat(fromMemory).isPositive();
  }

  private static boolean neverExpires(Network network) {
    return network.links().stream().allMatch(link -> link.cutoff().picos() == 0);
  }

  private static void checkLife(ShotTimes times, int pair, long seed) {
    assertThat(times.emissionPs(pair)).as("seed %d", seed).isNotNegative();
    assertThat(times.usablePs(pair)).isGreaterThan(times.emissionPs(pair));
    for (End end : End.values()) {
      assertThat(times.handOverPs(pair, end)).isGreaterThanOrEqualTo(times.usablePs(pair));
    }
    assertThat(times.pulsePs(pair) >= 0).isEqualTo(times.form(pair).x());
    assertThat(times.intoMemoryPs(pair) >= 0).isEqualTo(times.outOfMemoryPs(pair) >= 0);
  }

  @Test
  void nothingStartsBeforeWhatItWaitsFor() {
    for (long seed = 0; seed < CASES; seed++) {
      Case example = random(seed);
      Dataflow dataflow = Dataflow.of(example.program());
      ShotTimes times =
          new Timeline(example.program(), example.network(), TimelineOptions.DEFAULT)
              .run(new Seed(seed), 0, null);
      for (int i = 0; i < dataflow.instructionCount(); i++) {
        assertThat(times.endPs(i)).isGreaterThanOrEqualTo(times.startPs(i));
        for (int s = 0; s < dataflow.successorCount(i); s++) {
          int next = dataflow.successor(i, s);
          if (dataflow.qpuOf(i) == dataflow.qpuOf(next)) {
            assertThat(times.startPs(next))
                .as("seed %d", seed)
                .isGreaterThanOrEqualTo(times.endPs(i));
          }
        }
      }
      assertThat(times.stallPs()).isBetween(0L, times.makespanPs());
    }
  }

  @Test
  void shotsAreTheSameInAnyOrderAndOnAnyThread() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (long seed = 0; seed < 20; seed++) {
        Case example = random(seed);
        List<Callable<List<Long>>> halves =
            List.of(() -> prints(example, 0, 1, 2, 3), () -> prints(example, 3, 2, 1, 0));
        List<Long> forward = threads.submit(halves.get(0)).get();
        List<Long> backward = threads.submit(halves.get(1)).get();
        assertThat(forward).isEqualTo(backward.reversed());
      }
    }
  }

  /** All times of some shots, as one number each. */
  private static List<Long> prints(Case example, int... shots) {
    Timeline timeline = new Timeline(example.program(), example.network(), TimelineOptions.DEFAULT);
    List<Long> prints = new ArrayList<>();
    for (int shot : shots) {
      ShotTimes times = timeline.run(new Seed(7), shot, null);
      long print = times.makespanPs() * 31 + times.stallPs();
      for (int i = 0; i < example.program().instructionCount(); i++) {
        print = print * 31 + times.startPs(i);
      }
      for (int pair = 0; pair < example.program().ebits(); pair++) {
        print = print * 31 + times.emissionPs(pair);
      }
      prints.add(print);
    }
    return prints;
  }
}
