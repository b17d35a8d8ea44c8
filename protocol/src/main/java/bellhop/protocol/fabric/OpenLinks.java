package bellhop.protocol.fabric;

import bellhop.protocol.fabric.FabricSettings.Line;
import java.util.Arrays;

/**
 * Links that wait and whose QNUs have all that is their own, so that others need not be looked at;
 * and the QNUs where anything has changed since the last decision.
 */
final class OpenLinks {
  private static final int NONE = -1;

  /** By link: its QNUs; links that do not go through the fabric are never open. */
  private final int[] qnuA;

  private final int[] qnuB;
  private final boolean[] isShared;

  /** By QNU: its links, and whether it has all that is its own for one more burst. */
  private final int[][] linksAt;

  private final boolean[] isOpen;
  private final boolean[] waits;

  /** Open links in any order; by link: where. */
  private final int[] open;

  private final int[] openAt;
  private int openCount;

  /** By QNU whether it has changed; those that have, and how many. */
  private final boolean[] isChanged;

  private final int[] changed;
  private int changedCount;

  OpenLinks(FabricSettings settings) {
    Line[] links = settings.links().toArray(Line[]::new);
    int qnus = settings.qnus().size();
    qnuA = Arrays.stream(links).mapToInt(Line::qnuA).toArray();
    qnuB = Arrays.stream(links).mapToInt(Line::qnuB).toArray();
    isShared = new boolean[links.length];
    for (int l = 0; l < links.length; l++) {
      isShared[l] = !links[l].waysA().isEmpty();
    }
    linksAt = linksAt(links, qnus);
    isOpen = new boolean[qnus];
    waits = new boolean[links.length];
    open = new int[links.length];
    openAt = new int[links.length];
    Arrays.fill(openAt, NONE);
    isChanged = new boolean[qnus];
    changed = new int[qnus];
  }

  private static int[][] linksAt(Line[] links, int qnus) {
    int[] count = new int[qnus];
    for (Line line : links) {
      count[line.qnuA()]++;
      count[line.qnuB()]++;
    }
    int[][] at = new int[qnus][];
    for (int q = 0; q < qnus; q++) {
      at[q] = new int[count[q]];
    }
    for (int l = 0; l < links.length; l++) {
      at[links[l].qnuA()][--count[links[l].qnuA()]] = l;
      at[links[l].qnuB()][--count[links[l].qnuB()]] = l;
    }
    return at;
  }

  int[] linksAt(int qnu) {
    return linksAt[qnu];
  }

  boolean isOpen(int qnu) {
    return isOpen[qnu];
  }

  int count() {
    return openCount;
  }

  int get(int index) {
    return open[index];
  }

  void setOpen(int qnu, boolean is) {
    if (is != isOpen[qnu]) {
      isOpen[qnu] = is;
      change(qnu);
      for (int link : linksAt[qnu]) {
        if (waits[link]) {
          look(link);
        }
      }
    }
  }

  void setWaits(int link, boolean does) {
    waits[link] = does;
    look(link);
  }

  /** Puts a link among the open ones, or takes it away, as it is now. */
  private void look(int link) {
    boolean is = waits[link] && isShared[link] && isOpen[qnuA[link]] && isOpen[qnuB[link]];
    int at = openAt[link];
    if (is && at == NONE) {
      openAt[link] = openCount;
      open[openCount++] = link;
    } else if (!is && at != NONE) {
      int last = open[--openCount];
      open[at] = last;
      openAt[last] = at;
      openAt[link] = NONE;
    }
  }

  int changedCount() {
    return changedCount;
  }

  int changed(int index) {
    return changed[index];
  }

  void changeEnds(int link) {
    change(qnuA[link]);
    change(qnuB[link]);
  }

  private void change(int qnu) {
    if (!isChanged[qnu]) {
      isChanged[qnu] = true;
      changed[changedCount++] = qnu;
    }
  }

  void forgetChanges() {
    for (int i = 0; i < changedCount; i++) {
      isChanged[changed[i]] = false;
    }
    changedCount = 0;
  }

  /** Nothing is open and nobody waits. */
  void clear() {
    Arrays.fill(waits, false);
    Arrays.fill(isOpen, false);
    Arrays.fill(openAt, NONE);
    openCount = 0;
    forgetChanges();
  }
}
