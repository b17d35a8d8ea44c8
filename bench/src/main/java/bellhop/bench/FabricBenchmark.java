package bellhop.bench;

import bellhop.network.Scenario;
import bellhop.protocol.fabric.FabricInput;
import bellhop.protocol.fabric.FabricOutput;
import bellhop.protocol.fabric.FabricProtocol;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Station;
import bellhop.protocol.fabric.FabricSettings.Switch;
import bellhop.protocol.fabric.FabricSettings.Way;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policies;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One decision of the fabric's machine with the look-ahead policy: a Clos fabric that never blocks,
 * half as many channels as QNUs, eight links from each QNU, each of which always wants some bursts.
 */
final class FabricBenchmark {
  private static final long TURN_PS = 1_000_000_000;
  private static final long MEAN_PS = 1_000_000_000;
  private static final int PARTNERS = 4;
  private static final int WARM = 200_000;
  private static final int DECISIONS = 40_000;

  private final FabricProtocol machine;
  private final int links;
  private final RandomStream chance = new Seed(5).stream("bench", 0);
  private final List<Integer> held = new ArrayList<>();
  private final List<FabricOutput> said = new ArrayList<>();
  private final List<FabricOutput.Turn> turns = new ArrayList<>();
  private long nowPs;

  private FabricBenchmark(int qnus) {
    FabricSettings settings = clos(qnus, qnus <= 64 ? 8 : 32);
    links = settings.links().size();
    machine =
        new FabricProtocol(settings, Policies.of(Scenario.Policy.LOOK_AHEAD, new Span(1_000_000)));
    for (int l = 0; l < links; l++) {
      machine.on(new FabricInput.Wants(l, 1 + l % 5, Need.NONE), new Time(0), said::add);
      hear();
    }
  }

  /** The 99th percentile of a decision in µs, warm. */
  static double p99(int qnus) {
    FabricBenchmark its = new FabricBenchmark(qnus);
    for (int i = 0; i < WARM; i++) {
      its.decide();
    }
    long[] nanos = new long[DECISIONS];
    for (int i = 0; i < DECISIONS; i++) {
      nanos[i] = its.decide();
    }
    Arrays.sort(nanos);
    return nanos[DECISIONS / 100 * 99] * 1e-3;
  }

  private long decide() {
    FabricInput input = input();
    Time now = new Time(nowPs);
    long from = System.nanoTime();
    machine.on(input, now, said::add);
    long took = System.nanoTime() - from;
    hear();
    return took;
  }

  /** The next turn that is due, a burst that ends, or a link that wants more. */
  private FabricInput input() {
    nowPs += 1 + chance.nextInt(1_000_000);
    if (!turns.isEmpty() && turns.getFirst().ready().picos() <= nowPs) {
      return new FabricInput.Turned(turns.removeFirst().connection());
    }
    if (!held.isEmpty() && chance.nextBoolean(0.5)) {
      int at = chance.nextInt(held.size());
      int name = held.get(at);
      held.set(at, held.getLast());
      held.removeLast();
      return new FabricInput.Released(name, false);
    }
    return new FabricInput.Wants(chance.nextInt(links), 1 + chance.nextInt(5), Need.NONE);
  }

  private void hear() {
    for (FabricOutput output : said) {
      switch (output) {
        case FabricOutput.Turn turn -> turns.add(turn);
        case FabricOutput.Granted(int connection, int _) -> held.add(connection);
        case FabricOutput.Withdrawn _, FabricOutput.WakeAt _ -> {}
      }
    }
    said.clear();
  }

  /** Edges of n QNUs, 2n − 1 middle switches, and as many edges for the station's arms. */
  private static FabricSettings clos(int qnus, int n) {
    int edges = qnus / n;
    int middles = 2 * n - 1;
    int station = qnus + 2 * edges + middles;
    List<Fibre> fibres = new ArrayList<>();
    int[][] up = new int[2 * edges][middles];
    for (int e = 0; e < 2 * edges; e++) {
      for (int m = 0; m < middles; m++) {
        up[e][m] = fibres.size();
        fibres.add(new Fibre(qnus + e, qnus + 2 * edges + m));
      }
    }
    List<List<Integer>> last = new ArrayList<>();
    for (int e = 0; e < edges; e++) {
      List<Integer> bundle = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        bundle.add(fibres.size());
        fibres.add(new Fibre(qnus + edges + e, station));
      }
      last.add(bundle);
    }
    List<List<Way>> ways = new ArrayList<>();
    for (int q = 0; q < qnus; q++) {
      List<Integer> own = List.of(fibres.size());
      fibres.add(new Fibre(q, qnus + q / n));
      List<Way> all = new ArrayList<>();
      for (int e = 0; e < edges; e++) {
        for (int m = 0; m < middles; m++) {
          all.add(
              new Way(List.of(own, List.of(up[q / n][m]), List.of(up[edges + e][m]), last.get(e))));
        }
      }
      ways.add(List.copyOf(all));
    }
    List<Line> links = new ArrayList<>();
    RandomStream chance = new Seed(5).stream("partners", 0);
    for (int q = 0; q < qnus; q++) {
      for (int i = 0; i < PARTNERS; i++) {
        int other = (q + 1 + chance.nextInt(qnus - 1)) % qnus;
        links.add(new Line(q, other, 0, ways.get(q), ways.get(other), MEAN_PS));
      }
    }
    Pool open = new Pool(FabricSettings.UNLIMITED, FabricSettings.UNLIMITED);
    List<Pool> pools = new ArrayList<>();
    List<Switch> switches = new ArrayList<>();
    for (int q = 0; q < qnus; q++) {
      pools.add(open);
    }
    for (int s = 0; s < 2 * edges + middles; s++) {
      switches.add(new Switch(TURN_PS));
    }
    List<Station> stations = List.of(new Station(qnus / 2, TURN_PS));
    return new FabricSettings(pools, switches, stations, fibres, links);
  }
}
