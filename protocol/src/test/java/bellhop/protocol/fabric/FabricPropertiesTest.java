package bellhop.protocol.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Scenario;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random inputs in random order, sensible and not: nothing is ever connected twice or lost. */
class FabricPropertiesTest {
  private static final long TURN_PS = 300_000;
  private static final Span SLOT = new Span(500_000);

  /** Anything that a host may say, several thousand times, to fabrics of all kinds. */
  @ParameterizedTest
  @EnumSource(Scenario.Policy.class)
  @SuppressWarnings("EnumOrdinal") // a stream of its own for each policy
  void keepsItsBooksWhateverItIsTold(Scenario.Policy name) {
    RandomStream chance = new Seed(41).stream("fabrics", name.ordinal());
    for (int trial = 0; trial < 12; trial++) {
      FabricSettings settings = random(trial, chance);
      Run run = new Run(settings, policy(name, settings), chance);
      for (int step = 0; step < 400; step++) {
        run.step();
      }
      run.calmDown();
    }
  }

  private static Policy policy(Scenario.Policy name, FabricSettings settings) {
    double[] weights = new double[settings.links().size()];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = 1 + l % 3;
    }
    return switch (name) {
      case TIMETABLE -> Timetable.periodic(settings, weights, 20 * Fabrics.MEAN_PS);
      case DEADLINE_TIMETABLE ->
          new Timetable(List.of(new Timetable.Slot(List.of(0, 1), 30 * Fabrics.MEAN_PS)), false);
      case ONE_AT_A_TIME, FIRST_COME, EARLIEST_DEADLINE, LONGEST_QUEUE, HYSTERESIS, LOOK_AHEAD ->
          Policies.of(name, SLOT);
    };
  }

  private static FabricSettings random(int trial, RandomStream chance) {
    int few = 1 + chance.nextInt(3);
    Pool pool = chance.nextBoolean(0.3) ? Fabrics.OPEN : new Pool(few, few + chance.nextInt(3));
    long turnPs = chance.nextBoolean(0.2) ? 0 : TURN_PS;
    return switch (trial % 3) {
      case 0 -> Fabrics.hub(3 + chance.nextInt(5), 1 + chance.nextInt(4), turnPs, pool);
      case 1 -> Fabrics.clos(2, 2, 2 + chance.nextInt(3), 1 + chance.nextInt(3), turnPs);
      default -> Fabrics.twoStations(4, 2 + chance.nextInt(3), 1 + chance.nextInt(2), turnPs, pool);
    };
  }

  /** A machine, a second one that is made anew from snapshots, and what they said. */
  private static final class Run {
    private final FabricSettings settings;
    private final Policy policy;
    private final RandomStream chance;
    private final FabricProtocol machine;
    private final Inspector inspector;
    private FabricProtocol twin;
    private long nowPs;

    /** By link: bursts that it wants and are not granted, and how many of them turn. */
    private final int[] wanted;

    private final int[] turning;
    private final Map<Integer, FabricOutput.Turn> turns = new TreeMap<>();
    private final Map<Integer, Integer> held = new TreeMap<>();
    private final List<Integer> oldNames = new ArrayList<>(List.of(0, -1, 7));
    private final List<Integer> prepared = new ArrayList<>();

    Run(FabricSettings settings, Policy policy, RandomStream chance) {
      this.settings = settings;
      this.policy = policy;
      this.chance = chance;
      machine = new FabricProtocol(settings, policy);
      twin = new FabricProtocol(settings, policy);
      inspector = new Inspector(settings, machine);
      wanted = new int[settings.links().size()];
      turning = new int[wanted.length];
    }

    void step() {
      nowPs += chance.nextBoolean(0.3) ? 0 : chance.nextInt(400_000);
      for (FabricOutput.Turn turn : List.copyOf(turns.values())) {
        if (turn.ready().picos() <= nowPs) {
          nowPs = Math.max(nowPs, turn.ready().picos());
          tell(new FabricInput.Turned(turn.connection()));
        }
      }
      tell(input(chance.nextInt(12)));
      if (chance.nextBoolean(0.2)) {
        FabricProtocol next = new FabricProtocol(settings, policy);
        next.restore(twin.snapshot());
        twin = next;
      }
      if (chance.nextBoolean(0.05)) {
        compareSearches();
      }
    }

    private FabricInput input(int kind) {
      int link = chance.nextInt(wanted.length);
      return switch (kind) {
        case 0, 1, 2 -> new FabricInput.Wants(link, chance.nextInt(4) - (kind / 2), need());
        case 3, 4 ->
            held.isEmpty() ? new FabricInput.Woken() : new FabricInput.Released(aHeld(), coin());
        case 5 -> new FabricInput.Released(anOld(), coin());
        case 6 -> new FabricInput.Turned(turns.isEmpty() || coin() ? anOld() : aTurning());
        case 7 -> new FabricInput.Left(chance.nextInt(settings.qnus().size()));
        case 8 -> new FabricInput.Expects(link, nowPs + chance.nextInt(1_000_000));
        case 9 ->
            settings.switches().isEmpty()
                ? new FabricInput.Woken()
                : new FabricInput.Misturned(
                    turns.isEmpty() || coin() ? anOld() : aTurning(),
                    chance.nextInt(settings.switches().size()));
        case 10 ->
            chance.nextBoolean(0.3) ? new FabricInput.Failed(part()) : new FabricInput.Woken();
        default -> new FabricInput.Mended(part());
      };
    }

    private Need need() {
      long byPs = coin() ? Need.WHENEVER : nowPs + chance.nextInt(10_000_000);
      return new Need(chance.nextBoolean(0.2) ? 1 : 0, byPs, coin() ? Need.WHENEVER : byPs);
    }

    private boolean coin() {
      return chance.nextBoolean(0.5);
    }

    private int aHeld() {
      return List.copyOf(held.keySet()).get(chance.nextInt(held.size()));
    }

    private int aTurning() {
      return List.copyOf(turns.keySet()).get(chance.nextInt(turns.size()));
    }

    private int anOld() {
      return oldNames.get(chance.nextInt(oldNames.size()));
    }

    private FabricInput.Part part() {
      int kind = chance.nextInt(3);
      return kind == 0 && !settings.switches().isEmpty()
          ? new FabricInput.SwitchPart(chance.nextInt(settings.switches().size()))
          : kind == 1
              ? new FabricInput.StationPart(chance.nextInt(settings.stations().size()))
              : new FabricInput.FibrePart(chance.nextInt(settings.fibres().size()));
    }

    private void tell(FabricInput input) {
      before(input);
      List<FabricOutput> said = new ArrayList<>();
      machine.on(input, new Time(nowPs), said::add);
      List<FabricOutput> twinSaid = new ArrayList<>();
      twin.on(input, new Time(nowPs), twinSaid::add);
      assertThat(twinSaid).isEqualTo(said);
      assertThat(twin.stateHash()).isEqualTo(machine.stateHash());
      int channels = machine.view().connectionCount();
      assertThat(said.size()).isLessThanOrEqualTo(2 * channels + wanted.length + 1);
      said.forEach(this::hear);
      inspector.check();
      checkWaiting();
      assertThat(policy.next(machine.view(), nowPs)).isEqualTo(Policy.NOBODY);
    }

    /** What the books say before the answers. */
    private void before(FabricInput input) {
      switch (input) {
        case FabricInput.Wants(int link, int bursts, Need _) -> wanted[link] = Math.max(0, bursts);
        case FabricInput.Released(int name, boolean _) -> {
          if (held.remove(name) != null) {
            oldNames.add(name);
          }
        }
        case FabricInput.Turned(int name) -> {
          if (prepared.contains(name)
              && turns.containsKey(name)
              && turns.get(name).ready().picos() <= nowPs) {
            turns.remove(name);
            oldNames.add(name);
          }
        }
        case FabricInput.Misturned(int name, int theSwitch) -> {
          if (turns.containsKey(name)) {
            inspector.isMisturned(turns.get(name).fibres(), theSwitch);
            giveUp(name);
          }
        }
        case FabricInput.Failed(FabricInput.Part part) -> {
          inspector.fails(part);
          for (FabricOutput.Turn turn : List.copyOf(turns.values())) {
            if (machine.ports().uses(turn.connection() % machine.view().connectionCount(), part)) {
              giveUp(turn.connection());
            }
          }
        }
        case FabricInput.Mended(FabricInput.Part part) -> inspector.isMended(part);
        case FabricInput.Left _, FabricInput.Expects _, FabricInput.Woken _ -> {}
      }
    }

    private void giveUp(int name) {
      int link = Objects.requireNonNull(turns.remove(name)).link();
      turning[link] -= prepared.contains(name) ? 0 : 1;
      oldNames.add(name);
    }

    private void hear(FabricOutput output) {
      switch (output) {
        case FabricOutput.Turn turn -> {
          assertThat(turns.put(turn.connection(), turn)).isNull();
          assertThat(turn.ready().picos()).isGreaterThan(nowPs);
          if (wanted[turn.link()] > turning[turn.link()]) {
            turning[turn.link()]++;
          } else {
            prepared.add(turn.connection());
          }
        }
        case FabricOutput.Granted(int name, int link) -> {
          FabricOutput.Turn turn = turns.remove(name);
          if (turn != null) {
            assertThat(turn.ready().picos()).isLessThanOrEqualTo(nowPs);
            turning[link]--;
          }
          assertThat(held.put(name, link)).isNull();
          wanted[link] = Math.max(0, wanted[link] - 1);
          inspector.checkGranted(name % machine.view().connectionCount(), link);
        }
        case FabricOutput.Withdrawn(int name, int link) ->
            assertThat(held.get(name)).isEqualTo(link);
        case FabricOutput.WakeAt(Time time) -> assertThat(time.picos()).isGreaterThan(nowPs);
      }
    }

    private void checkWaiting() {
      List<Integer> waiting = new ArrayList<>();
      for (int i = 0; i < machine.view().waitingCount(); i++) {
        waiting.add(machine.view().waiting(i));
      }
      List<Integer> expected = new ArrayList<>();
      for (int l = 0; l < wanted.length; l++) {
        if (wanted[l] > turning[l]) {
          expected.add(l);
        }
      }
      assertThat(waiting).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Of the fast search and of the one that tries everything. */
    private void compareSearches() {
      for (int l = 0; l < wanted.length; l++) {
        Line line = settings.links().get(l);
        boolean hasQubits =
            machine.freeTalking(line.qnuA()) > 0
                && machine.freeTalking(line.qnuB()) > 0
                && machine.freePlaces(line.qnuA()) > 0
                && machine.freePlaces(line.qnuB()) > 0;
        long leastPs = inspector.leastTurnPs(l);
        long stationPs = settings.stations().get(line.station()).turnPs();
        boolean isExact = leastPs == 0 || leastPs >= stationPs;
        assertThat(machine.view().turnPs(l)).isBetween(leastPs, isExact ? leastPs : stationPs);
        assertThat(machine.view().canConnect(l)).isEqualTo(hasQubits && leastPs != Policy.NEVER);
      }
    }

    /** When all is mended, released and gone, nothing has been lost. */
    void calmDown() {
      for (int l = 0; l < wanted.length; l++) {
        tell(new FabricInput.Wants(l, 0, Need.NONE));
      }
      nowPs += 2_000_000;
      for (FabricOutput.Turn turn : List.copyOf(turns.values())) {
        tell(new FabricInput.Turned(turn.connection()));
      }
      for (int name : List.copyOf(held.keySet())) {
        tell(new FabricInput.Released(name, true));
      }
      for (int q = 0; q < settings.qnus().size(); q++) {
        for (int i = 0; i < 10; i++) {
          tell(new FabricInput.Left(q));
        }
        assertThat(machine.freeTalking(q)).isEqualTo(settings.qnus().get(q).talking());
        assertThat(machine.freePlaces(q)).isEqualTo(settings.qnus().get(q).places());
      }
      for (int i = 0; i < settings.fibres().size(); i++) {
        tell(new FabricInput.Mended(new FabricInput.FibrePart(i)));
      }
      for (int i = 0; i < settings.switches().size(); i++) {
        tell(new FabricInput.Mended(new FabricInput.SwitchPart(i)));
      }
      for (int i = 0; i < settings.stations().size(); i++) {
        tell(new FabricInput.Mended(new FabricInput.StationPart(i)));
      }
      for (int l = 0; l < wanted.length; l++) {
        boolean can = inspector.leastTurnPs(l) != Policy.NEVER;
        assertThat(machine.view().canConnect(l)).isEqualTo(can);
        assertThat(can || !settings.switches().isEmpty()).isTrue();
      }
    }
  }
}
