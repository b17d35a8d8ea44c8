package bellhop.compiler.output;

import bellhop.compiler.output.Agenda.Kind;
import bellhop.distributed.Distributed;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a timed program may go: every instruction starts as soon as nothing holds it,
 * links begin just in time for what the requests say, and pairs take as many attempts as chance has
 * it. It knows no states and keeps no record, only how long the whole takes.
 *
 * <p>Only what meets chance or others goes through the agenda. An instruction that waits for
 * nothing more has its times at once, ahead of the agenda where need be, for nothing can change
 * them: so a run costs a step for each edge and some ten entries for each pair.
 */
final class ChanceRun {
  /** Of the agenda, over all samples: pairs that reach their cut-offs again and again cost many. */
  private static final int MOST_ENTRIES = 2_000_000;

  private static final byte OPEN = 0;
  private static final byte READY = 1;
  private static final byte CLAIMED = 2;
  private static final byte HANDED = 3;

  private final Network network;
  private final ChanceSteps steps;
  private final Agenda agenda = new Agenda();
  private final @Nullable ChanceLink[] links;
  private final @Nullable ChanceFabric fabric;

  /** By QPU: the links that it hears of its delays. */
  private final List<List<ChanceLink>> linksOf = new ArrayList<>();

  private final int[] waits;
  private final int[] halves;
  private final long[] readyPs;

  /** By request: how far its half is. */
  private final byte[] half;

  /** By first user of a half: how late it started. */
  private final long[] lateOf;

  /** By QPU. */
  private final long[] latePs;

  /** Instructions that wait for nothing more, in the order in which they came to that. */
  private final int[] open;

  private int openCount;
  private int started;
  private int entries;
  private long makespanPs;

  ChanceRun(Distributed distributed, Network network, Seed seed, int samples) {
    this.network = network;
    steps = new ChanceSteps(distributed, network);
    ChanceLinks its = new ChanceLinks(distributed, steps, network, agenda, seed, samples);
    links = its.links;
    fabric = its.fabric;
    for (int q = 0; q < network.qpus().size(); q++) {
      linksOf.add(its.ofQpu(q));
    }
    int count = steps.count();
    waits = new int[count];
    halves = new int[count];
    readyPs = new long[count];
    half = new byte[count];
    lateOf = new long[count];
    latePs = new long[network.qpus().size()];
    open = new int[count];
  }

  /** Whether two samples can differ. */
  boolean hasChance() {
    return Arrays.stream(links).anyMatch(link -> link != null && link.bursts.hasChance());
  }

  /** From the first to the last instruction, in ps; of no use if the effort is spent then. */
  long makespanPs(int sample) {
    begin(sample);
    while (!isSpent() && agenda.advance()) {
      entries++;
      handle(agenda.nowPs());
    }
    return makespanPs;
  }

  /** Whether so much has happened that no further sample is worth it. */
  boolean isSpent() {
    return entries >= MOST_ENTRIES;
  }

  private void begin(int sample) {
    agenda.clear();
    System.arraycopy(steps.waits, 0, waits, 0, waits.length);
    System.arraycopy(steps.halves, 0, halves, 0, halves.length);
    Arrays.fill(readyPs, 0);
    Arrays.fill(half, OPEN);
    Arrays.fill(latePs, 0);
    makespanPs = 0;
    openCount = 0;
    started = 0;
    if (fabric != null) {
      fabric.begin();
    }
    for (ChanceLink link : links) {
      if (link != null) {
        link.begin(sample);
      }
    }
    for (int node = 0; node < waits.length; node++) {
      if (steps.waits[node] == 0) {
        setFree(node, 0);
      }
    }
    startOpen(0);
  }

  private void handle(long nowPs) {
    int first = agenda.first();
    switch (agenda.kind()) {
      case CLAIM -> claim(first, nowPs);
      case READY -> ready(first, nowPs);
      case HANDED -> handed(first, nowPs);
      case REQUESTED -> link(steps.link[steps.pair[first]]).requested(first, nowPs);
      case SHIFTED -> {
        int its = agenda.second();
        link(first).shifted(steps.qpu[its], lateOf[its], nowPs);
      }
      case DUE -> link(first).due(agenda.second(), nowPs);
      case BURST_OVER -> link(first).burstOver(agenda.second(), nowPs);
      case MOVED -> link(first).moved(agenda.second(), nowPs);
      case CUTOFF -> cutoff(first, agenda.second(), nowPs);
      case TOLD -> link(first).told(agenda.second(), nowPs);
      case TURNED -> Objects.requireNonNull(fabric).turned(agenda.second(), nowPs);
      case GRANTED -> link(first).granted(agenda.second(), nowPs);
      case WITHDRAWN -> link(first).withdrawn(agenda.second(), nowPs);
    }
  }

  private ChanceLink link(int index) {
    return Objects.requireNonNull(links[index]);
  }

  /** An instruction waits for no other any more, but maybe for pairs. */
  private void setFree(int node, long nowPs) {
    if (halves[node] == 0) {
      open[openCount++] = node;
    } else if (areReady(node)) {
      agenda.add(Math.max(nowPs, readyPs[node]), Kind.CLAIM, node);
    }
  }

  /** Starts all that waits for nothing more, and what that sets free. */
  private void startOpen(long nowPs) {
    while (started < openCount) {
      start(open[started++], nowPs);
    }
  }

  private void start(int node, long nowPs) {
    long startPs = readyPs[node];
    long endPs = startPs + steps.durationPs[node];
    if (steps.firstHalf[node] != ChanceSteps.NONE) {
      shift(node, startPs - steps.useAtPs[steps.firstHalf[node]], startPs);
    }
    makespanPs = Math.max(makespanPs, endPs);
    if (steps.pair[node] != ChanceSteps.NONE) {
      long latencyPs = network.link(steps.link[steps.pair[node]]).latency().picos();
      agenda.add(endPs + latencyPs, Kind.REQUESTED, node);
      return;
    }
    for (int e = steps.firstEdge[node]; e < steps.firstEdge[node + 1]; e++) {
      int next = steps.target[e];
      readyPs[next] = Math.max(readyPs[next], startPs + steps.lagPs[e]);
      if (--waits[next] == 0) {
        setFree(next, nowPs);
      }
    }
  }

  /** Whether all halves that an instruction waits for are there. */
  private boolean areReady(int node) {
    for (int r = steps.firstHalf[node]; r != ChanceSteps.NONE; r = steps.nextHalf[r]) {
      if (half[r] == OPEN) {
        return false;
      }
    }
    return true;
  }

  /** Claims the halves of an instruction that waits for nothing else, if all are there. */
  private void claim(int node, long nowPs) {
    if (waits[node] > 0 || readyPs[node] > nowPs || !areReady(node)) {
      return;
    }
    for (int r = steps.firstHalf[node]; r != ChanceSteps.NONE; r = steps.nextHalf[r]) {
      if (half[r] == READY) {
        half[r] = CLAIMED;
        link(steps.link[steps.pair[r]]).claimed(steps.pair[r], steps.end[r], nowPs);
      }
    }
  }

  private void ready(int pair, long nowPs) {
    for (int end = 0; end < 2; end++) {
      half[steps.request[end][pair]] = READY;
    }
    for (int end = 0; end < 2; end++) {
      int node = steps.user[end][pair];
      if (node == ChanceSteps.NONE) {
        link(steps.link[pair]).claimed(pair, end, nowPs); // nobody waits for it
      } else if (waits[node] == 0 && readyPs[node] > nowPs) {
        agenda.add(readyPs[node], Kind.CLAIM, node);
      } else {
        claim(node, nowPs);
      }
    }
  }

  private void cutoff(int link, int place, long nowPs) {
    int pair = link(link).cutoff(place, nowPs);
    for (int end = 0; pair != ChanceLink.NONE && end < 2; end++) {
      half[steps.request[end][pair]] = OPEN;
    }
  }

  private void handed(int request, long nowPs) {
    int pair = steps.pair[request];
    half[request] = HANDED;
    makespanPs = Math.max(makespanPs, nowPs);
    int node = steps.user[steps.end[request]][pair];
    if (node == ChanceSteps.NONE) {
      return;
    }
    readyPs[node] = Math.max(readyPs[node], nowPs);
    halves[node]--;
    if (waits[node] == 0 && halves[node] == 0) {
      open[openCount++] = node;
      startOpen(nowPs);
    }
  }

  /** Tells the links of a QPU how late its program uses a pair, if that has changed. */
  private void shift(int node, long itsLatePs, long nowPs) {
    int qpu = steps.qpu[node];
    if (itsLatePs == latePs[qpu]) {
      return;
    }
    latePs[qpu] = itsLatePs;
    lateOf[node] = itsLatePs;
    for (ChanceLink link : linksOf.get(qpu)) {
      if (link.isOpen()) {
        Link its = network.link(link.index());
        agenda.add(nowPs + its.latency().picos(), Kind.SHIFTED, link.index(), node);
      }
    }
  }
}
