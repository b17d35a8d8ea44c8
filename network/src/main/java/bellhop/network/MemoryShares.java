package bellhop.network;

import bellhop.pair.End;
import java.util.ArrayList;
import java.util.List;

/**
 * How the links of a QNU divide what they share. Memory qubits are divided evenly among the links
 * that the program uses, the first ones taking what is over; communication qubits that the program
 * never asks for go round among the same links. Both are fixed before a run.
 */
public final class MemoryShares {

  /** A communication qubit that a link may use for pairs made ahead. */
  public record Spare(int link, End end, int qubit) {}

  private final Network network;
  private final boolean[] isUsed;

  /**
   * @param isUsedLink by link, whether the program may use it
   */
  public MemoryShares(Network network, boolean[] isUsedLink) {
    this.network = network;
    isUsed = isUsedLink.clone();
  }

  /** Pairs that a link may keep: what both of its ends have. */
  public int slots(int link) {
    return Math.min(count(network.link(link).qnuA(), link), count(network.link(link).qnuB(), link));
  }

  private int count(int qnu, int link) {
    List<Integer> links = linksOf(qnu);
    int memory = network.qnu(qnu).memoryQubits();
    int rank = links.indexOf(link);
    return memory / links.size() + (rank < memory % links.size() ? 1 : 0);
  }

  /** Number, within the QNU, of the first memory qubit that a link has at that QNU. */
  public int firstMemoryQubit(int qnu, int link) {
    int first = 0;
    for (int other : linksOf(qnu)) {
      if (other == link) {
        return first;
      }
      first += count(qnu, other);
    }
    throw new IllegalArgumentException("link " + link + " does not end at QNU " + qnu);
  }

  /**
   * The spare communication qubits of a QNU, those not asked for by the program.
   *
   * @param isAsked by number of the communication qubit within the QNU
   */
  public List<Spare> spares(int qnu, boolean[] isAsked) {
    List<Integer> links = linksOf(qnu);
    List<Spare> spares = new ArrayList<>();
    for (int qubit = 0; qubit < isAsked.length && !links.isEmpty(); qubit++) {
      if (!isAsked[qubit]) {
        int link = links.get(spares.size() % links.size());
        End end = network.link(link).qnuA() == qnu ? End.A : End.B;
        spares.add(new Spare(link, end, qubit));
      }
    }
    return spares;
  }

  private List<Integer> linksOf(int qnu) {
    List<Integer> links = new ArrayList<>();
    for (int l = 0; l < isUsed.length; l++) {
      if (isUsed[l] && (network.link(l).qnuA() == qnu || network.link(l).qnuB() == qnu)) {
        links.add(l);
      }
    }
    return links;
  }
}
