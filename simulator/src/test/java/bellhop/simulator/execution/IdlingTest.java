package bellhop.simulator.execution;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.simulator.timeline.ShotTimes.Burst;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which bursts disturb a wait, beside a plain twin that asks each of them. */
class IdlingTest {
  private static final double DEPHASING = 0.01;
  private static final long MICROSECOND = 1_000_000;

  @Test
  void findsAllBurstsThatOverlap() {
    Script script = new Script(DisturbanceTest.network(DEPHASING, 0));
    script.gate(0, Gate.X, 0).result(0, 0);
    Plan plan = script.plan();
    for (int trial = 0; trial < 200; trial++) {
      RandomStream stream = new Seed(5).stream("bursts", trial);
      HandTimes times = new HandTimes(plan);
      times.bursts.addAll(bursts(stream));
      Recorder recorder = new Recorder();
      Idling idling = new Idling(plan, Noise.ALL, new Ledger(), new Waits(), recorder);
      idling.start(times);
      // whole microseconds, so that ends often coincide
      long from = MICROSECOND * stream.nextInt(30);
      long to = from + MICROSECOND * (1 + stream.nextInt(5));
      idling.since(0, from);
      idling.until(0, to, true);
      assertThat(recorder.chances).isEqualTo(expected(times.bursts, from, to));
    }
  }

  private static List<Burst> bursts(RandomStream stream) {
    List<Burst> bursts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long from = MICROSECOND * stream.nextInt(20);
      int attempts = 1 + stream.nextInt(10);
      // known at the earliest when the last attempt begins
      long over = from + (attempts - 1 + stream.nextInt(3)) * MICROSECOND;
      bursts.add(new Burst(0, from, over, attempts));
    }
    bursts.sort(Comparator.comparingLong(Burst::overPs));
    return bursts;
  }

  private static List<Double> expected(List<Burst> bursts, long fromPs, long toPs) {
    List<Double> chances = new ArrayList<>();
    for (Burst burst : bursts) {
      int attempts = 0;
      for (long k = 0; k < burst.attempts(); k++) {
        long startPs = burst.fromPs() + k * MICROSECOND;
        attempts += fromPs <= startPs && startPs < toPs ? 1 : 0;
      }
      if (attempts > 0) {
        chances.add((1 - StrictMath.pow(1 - 2 * DEPHASING, attempts)) / 2);
      }
    }
    return chances;
  }

  private static final class Recorder implements Idling.Victim {
    final List<Double> chances = new ArrayList<>();

    @Override
    public void decay(int qubit, Waits.Wait wait) {
      // of its memory alone
    }

    @Override
    public void dephase(int qubit, double chance) {
      chances.add(chance);
    }
  }
}
