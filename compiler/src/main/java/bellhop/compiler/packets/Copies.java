package bellhop.compiler.packets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The copies of a walk, alive and ended: flat arrays by copy number, lists by segment and QNU. */
final class Copies {
  private static final int NONE = -1;

  private final int[] firstOfSegment;
  private final List<List<Integer>> atQnu = new ArrayList<>();
  private int count;
  private int[] segment = new int[64];
  private int[] place = new int[64];
  private int[] qnu = new int[64];
  private int[] slot = new int[64];
  private int[] nextUse = new int[64];
  private int[] lastGate = new int[64];
  private int[] nextOfSegment = new int[64];
  private int[] lastAction = new int[64];
  private boolean[] flip = new boolean[64];

  Copies(int segments, int qnus) {
    firstOfSegment = new int[segments];
    Arrays.fill(firstOfSegment, NONE);
    for (int i = 0; i < qnus; i++) {
      atQnu.add(new ArrayList<>());
    }
  }

  int add(int ofSegment, int atPlace, int onQnu, int onSlot, boolean flipped) {
    if (count == segment.length) {
      grow();
    }
    segment[count] = ofSegment;
    place[count] = atPlace;
    qnu[count] = onQnu;
    slot[count] = onSlot;
    flip[count] = flipped;
    nextUse[count] = Plan.NEVER;
    nextOfSegment[count] = firstOfSegment[ofSegment];
    firstOfSegment[ofSegment] = count;
    atQnu.get(onQnu).add(count);
    return count++;
  }

  private void grow() {
    int size = 2 * count;
    segment = Arrays.copyOf(segment, size);
    place = Arrays.copyOf(place, size);
    qnu = Arrays.copyOf(qnu, size);
    slot = Arrays.copyOf(slot, size);
    nextUse = Arrays.copyOf(nextUse, size);
    lastGate = Arrays.copyOf(lastGate, size);
    nextOfSegment = Arrays.copyOf(nextOfSegment, size);
    lastAction = Arrays.copyOf(lastAction, size);
    flip = Arrays.copyOf(flip, size);
  }

  void remove(int copy) {
    int s = segment[copy];
    if (firstOfSegment[s] == copy) {
      firstOfSegment[s] = nextOfSegment[copy];
    } else {
      int before = firstOfSegment[s];
      while (nextOfSegment[before] != copy) {
        before = nextOfSegment[before];
      }
      nextOfSegment[before] = nextOfSegment[copy];
    }
    atQnu.get(qnu[copy]).remove(Integer.valueOf(copy));
  }

  boolean isAlive(int copy) {
    int alive = firstOfSegment[segment[copy]];
    while (alive != NONE && alive != copy) {
      alive = nextOfSegment[alive];
    }
    return alive == copy;
  }

  /** The live copy of a segment at a QPU, or −1. */
  int find(int ofSegment, int atPlace) {
    int copy = firstOfSegment[ofSegment];
    while (copy != NONE && place[copy] != atPlace) {
      copy = nextOfSegment[copy];
    }
    return copy;
  }

  /** A live copy of a segment, or −1; the rest by {@link #nextOfSegment}. */
  int firstOfSegment(int ofSegment) {
    return firstOfSegment[ofSegment];
  }

  int nextOfSegment(int copy) {
    return nextOfSegment[copy];
  }

  /** Live copies on a QNU, oldest first. */
  List<Integer> atQnu(int onQnu) {
    return atQnu.get(onQnu);
  }

  int segment(int copy) {
    return segment[copy];
  }

  int place(int copy) {
    return place[copy];
  }

  int qnu(int copy) {
    return qnu[copy];
  }

  int slot(int copy) {
    return slot[copy];
  }

  /** The next gate that is meant to use it. */
  int nextUse(int copy) {
    return nextUse[copy];
  }

  void nextUse(int copy, int gate) {
    nextUse[copy] = gate;
  }

  /** Whether it was flipped an odd number of times since the segment began. */
  boolean flip(int copy) {
    return flip[copy];
  }

  void turnOver(int copy) {
    flip[copy] = !flip[copy];
  }

  /** The last gate and action that it served, as a stand-in or as a source. */
  void served(int copy, int gate, int action) {
    lastGate[copy] = gate;
    lastAction[copy] = action;
  }

  int lastGate(int copy) {
    return lastGate[copy];
  }

  int lastAction(int copy) {
    return lastAction[copy];
  }
}
