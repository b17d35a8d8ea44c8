package bellhop.compiler.output;

import bellhop.compiler.output.Agenda.Kind;
import bellhop.compiler.output.MemoryQubits.Phase;

/**
 * Pairs that one link of a sampled run makes ahead into memory, with communication qubits that wait
 * for nothing but their partner or their time, or that the program never wants. Never more than the
 * requests that are still unserved, and none before the first of these.
 */
final class ChanceAhead {
  private static final int NONE = MemoryQubits.NONE;

  private final ChanceLink link;
  private final ChanceRequests requests;
  private final ChanceAgeing ageing;
  private final MemoryQubits memory;
  private final Agenda agenda;

  /** Places below it are requests. */
  private final int firstPlace;

  /** Slots that are taken for pairs of no request. */
  private int taken;

  ChanceAhead(
      ChanceLink link,
      ChanceRequests requests,
      ChanceAgeing ageing,
      MemoryQubits memory,
      Agenda agenda) {
    this.link = link;
    this.requests = requests;
    this.ageing = ageing;
    this.memory = memory;
    this.agenda = agenda;
    firstPlace = requests.count();
  }

  void begin() {
    memory.begin();
    taken = 0;
  }

  /** A request has its communication qubit at an end from now on. */
  void use(int end, int rank) {
    use(end, rank, rank);
  }

  /** The communication qubit of a request is another's from now on, or nobody's. */
  void use(int end, int rank, int user) {
    memory.use(end, link.qubit(end, rank), user);
  }

  long cleanPs(int rank) {
    return Math.max(memory.cleanPs(0, link.qubit(0, rank)), memory.cleanPs(1, link.qubit(1, rank)));
  }

  /** Whether a request has a pair that was begun ahead. */
  boolean serve(int rank, long nowPs) {
    int a = memory.occupant(0, link.qubit(0, rank));
    int b = memory.occupant(1, link.qubit(1, rank));
    if (a != NONE || b != NONE) {
      return a == b && adopt(a, rank);
    }
    long usePs = Math.max(nowPs + link.settings.transferPs(), link.needByPs(rank));
    int stored = memory.findStored(ageing.bornSincePs(usePs));
    if (stored != NONE) {
      load(stored, rank, nowPs);
    }
    return stored != NONE;
  }

  /** Whether the qubits of a request are lent, or what is made ahead is enough for all. */
  boolean mustWait(int rank) {
    return memory.occupant(0, link.qubit(0, rank)) != NONE
        || memory.occupant(1, link.qubit(1, rank)) != NONE
        || memory.countComing() >= requests.unserved();
  }

  /** The burst that runs on just these two qubits becomes one for the request. */
  private boolean adopt(int slot, int rank) {
    if (memory.phase(slot) != Phase.BURST) {
      return false;
    }
    memory.vacate(slot, 0);
    memory.set(slot, Phase.FREE);
    taken--;
    link.moveBurst(firstPlace + slot, rank);
    return true;
  }

  private void load(int slot, int rank, long nowPs) {
    taken--;
    memory.load(slot, rank);
    memory.occupy(slot, 0, link.qubit(0, rank));
    memory.occupy(slot, 1, link.qubit(1, rank));
    agenda.add(nowPs + link.settings.transferPs(), Kind.MOVED, link.index(), firstPlace + slot);
  }

  void burstOver(int place, boolean isPair, long nowPs) {
    int slot = place - firstPlace;
    if (!isPair) {
      free(slot, nowPs);
      return;
    }
    memory.store(slot, link.bursts.emissionPs(place));
    memory.set(slot, Phase.MOVING_IN);
    ageing.watch(place);
    agenda.add(nowPs + link.settings.transferPs(), Kind.MOVED, link.index(), place);
  }

  private void free(int slot, long cleanPs) {
    memory.vacate(slot, cleanPs);
    memory.set(slot, Phase.FREE);
    taken--;
  }

  /** A transfer is done; the cut-off may have come meanwhile, for it cannot be broken off. */
  void moved(int place, long nowPs) {
    int slot = place - firstPlace;
    boolean isTooOld = ageing.isTooOld(memory.emissionPs(slot), nowPs);
    if (memory.phase(slot) == Phase.MOVING_OUT) {
      arrive(slot, isTooOld, nowPs);
    } else if (isTooOld) {
      free(slot, nowPs + link.settings.resetPs());
    } else {
      memory.vacate(slot, nowPs);
      memory.set(slot, Phase.STORED);
    }
  }

  private void arrive(int slot, boolean isTooOld, long nowPs) {
    int rank = memory.rank(slot);
    memory.vacate(slot, nowPs);
    memory.set(slot, Phase.FREE);
    if (isTooOld) {
      link.drop(rank, nowPs);
    } else {
      link.bursts.move(firstPlace + slot, rank);
      ageing.watch(rank);
      link.makeReady(rank, nowPs);
    }
  }

  void cutoff(int place, long nowPs) {
    int slot = place - firstPlace;
    if (memory.phase(slot) == Phase.STORED && ageing.isTooOld(memory.emissionPs(slot), nowPs)) {
      free(slot, nowPs);
    }
  }

  /** Begins what bursts it can; whether it could begin another with leave of the fabric. */
  boolean make(long nowPs) {
    int unserved = requests.unserved();
    if (unserved == requests.count()) {
      return false;
    }
    int slot = memory.findFree();
    while (taken < unserved && slot != NONE) {
      int a = findIdle(0);
      int b = findIdle(1);
      if (a == NONE || b == NONE) {
        return false;
      }
      if (!link.mayBurst()) {
        return link.hasRoom();
      }
      taken++;
      memory.set(slot, Phase.BURST);
      memory.occupy(slot, 0, a);
      memory.occupy(slot, 1, b);
      long cleanPs = Math.max(memory.cleanPs(0, a), memory.cleanPs(1, b));
      link.burst(firstPlace + slot, Math.max(nowPs, cleanPs));
      slot = memory.findFree();
    }
    return false;
  }

  /** A communication qubit that neither the program nor a pair needs now, or NONE. */
  private int findIdle(int end) {
    for (int qubit = 0; qubit < memory.qubitCount(end); qubit++) {
      if (memory.occupant(end, qubit) == NONE && isLendable(end, qubit)) {
        return qubit;
      }
    }
    return NONE;
  }

  private boolean isLendable(int end, int qubit) {
    int rank = memory.user(end, qubit);
    return rank == NONE
        ? memory.isSpare(end, qubit)
        : requests.status(rank).compareTo(ChanceRequests.Status.EARLY) <= 0;
  }
}
