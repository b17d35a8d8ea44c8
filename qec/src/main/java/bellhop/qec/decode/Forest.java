package bellhop.qec.decode;

import static bellhop.qec.decode.MatchingGraph.BOUNDARY;
import static bellhop.qec.decode.Region.NONE;

import java.util.Arrays;

/**
 * Alternating trees over the regions of a flood, until every region is matched (Edmonds, Can. J.
 * Math. 17, 449; as in sparse blossom: Higgott and Gidney, arXiv:2303.15933, section 3). Each event
 * that is not matched is the root of a tree. Outer regions grow and inner ones shrink; when two
 * meet, a tree takes in a matched pair, two trees match all that they hold, or an odd cycle becomes
 * a blossom, a region of its own.
 */
final class Forest {
  private final Flood flood;
  private Branch[] branches = new Branch[0];
  private int branchCount;
  private int treeCount;
  private int[] path = new int[16];

  Forest(Flood flood) {
    this.flood = flood;
  }

  /** No trees; the flood has begun. */
  void begin() {
    branchCount = 0;
    treeCount = 0;
  }

  private Branch newBranch(int inner, int outer) {
    if (branchCount == branches.length) {
      branches = Arrays.copyOf(branches, Math.max(16, 2 * branchCount));
      for (int id = branchCount; id < branches.length; id++) {
        branches[id] = new Branch(id);
      }
    }
    Branch made = branches[branchCount++];
    made.begin(inner, outer);
    flood.region(outer).branch = made.id;
    if (inner != NONE) {
      flood.region(inner).branch = made.id;
    }
    return made;
  }

  /** A tree of one region; it does not grow yet. */
  void plant(Region root) {
    newBranch(NONE, root.id);
    treeCount++;
  }

  void match(Region a, Region b, CompressedEdge link) {
    a.partner = b.id;
    a.match.set(link);
    b.partner = a.id;
    b.match.setReversed(link);
  }

  /**
   * Runs the flood until no tree is left.
   *
   * @return an event that nothing explains, or {@link Region#NONE}
   */
  int run() {
    while (treeCount > 0) {
      switch (flood.next()) {
        case REGIONS -> met(flood.region(flood.first), flood.region(flood.second), flood.link);
        case BOUNDARY -> metBoundary(flood.region(flood.first), flood.link);
        case IMPLOSION -> imploded(flood.region(flood.first));
        case NOTHING -> {
          return stuck();
        }
      }
    }
    return NONE;
  }

  /** The event of a tree that grows for ever. */
  private int stuck() {
    for (int id = 0; id < flood.regionCount(); id++) {
      Region region = flood.region(id);
      if (region.isGrowing() && region.blossom == NONE) {
        Region inside = region;
        while (inside.isBlossom()) {
          inside = flood.region(inside.child);
        }
        return flood.eventOf(inside);
      }
    }
    throw new IllegalStateException("trees are left, but nothing grows");
  }

  /** At least one of them grows. */
  private void met(Region a, Region b, CompressedEdge link) {
    if (!a.isGrowing()) {
      link.reverse();
      met(b, a, link);
    } else if (b.branch == NONE) {
      metMatched(a, b, link);
    } else if (root(branches[a.branch]) == root(branches[b.branch])) {
      close(branches[a.branch], branches[b.branch], link);
    } else {
      fell(branches[a.branch]);
      fell(branches[b.branch]);
      match(a, b, link);
    }
  }

  private void metMatched(Region outer, Region matched, CompressedEdge link) {
    if (matched.partner == BOUNDARY) {
      fell(branches[outer.branch]);
      match(outer, matched, link);
      return;
    }
    Region partner = flood.region(matched.partner);
    Branch made = newBranch(matched.id, partner.id);
    made.across.set(matched.match);
    made.up.setReversed(link);
    adopt(branches[outer.branch], made);
    matched.partner = NONE;
    partner.partner = NONE;
    flood.startShrinking(matched);
    flood.grow(partner);
  }

  private static void adopt(Branch parent, Branch child) {
    child.parent = parent.id;
    child.sibling = parent.child;
    parent.child = child.id;
  }

  private void metBoundary(Region outer, CompressedEdge link) {
    fell(branches[outer.branch]);
    outer.partner = BOUNDARY;
    outer.match.set(link);
  }

  private Branch root(Branch branch) {
    Branch at = branch;
    while (at.parent != NONE) {
      at = branches[at.parent];
    }
    return at;
  }

  /**
   * Matches everything in a tree but the outer region of one branch: on the path to the root inner
   * regions with the outer ones that they met, all others within their branches.
   */
  private void fell(Branch spared) {
    treeCount--;
    Branch at = spared;
    at.isOnPath = true;
    while (at.parent != NONE) {
      Branch parent = branches[at.parent];
      match(flood.region(at.inner), flood.region(parent.outer), at.up);
      parent.isOnPath = true;
      at = parent;
    }
    settle(at);
  }

  /** Rests all regions of a tree, and matches within branches off the path. */
  private void settle(Branch root) {
    int size = 0;
    push(root.id, size++);
    while (size > 0) {
      Branch branch = branches[path[--size]];
      if (branch.inner != NONE) {
        if (!branch.isOnPath) {
          match(flood.region(branch.inner), flood.region(branch.outer), branch.across);
        }
        leaveTree(branch.inner);
      }
      leaveTree(branch.outer);
      for (int child = branch.child; child != NONE; child = branches[child].sibling) {
        push(child, size++);
      }
    }
  }

  private void push(int branch, int size) {
    path = size == path.length ? Arrays.copyOf(path, 2 * size) : path;
    path[size] = branch;
  }

  private void leaveTree(int id) {
    Region region = flood.region(id);
    region.branch = NONE;
    flood.rest(region);
  }

  /** Two outer regions of a tree have met: the cycle through them becomes a blossom. */
  private void close(Branch one, Branch other, CompressedEdge link) {
    Branch ancestor = commonAncestor(one, other);
    int[] up = climb(one, ancestor);
    int[] down = climb(other, ancestor);
    Region last = chainUp(flood.region(one.outer), up);
    last = chainDown(last, down);
    last.next = one.outer;
    last.toNext.setReversed(link);
    moveChildren(ancestor, up, down);
    becomeBlossom(ancestor);
  }

  /** The branches below the ancestor, lowest first. */
  private int[] climb(Branch from, Branch ancestor) {
    int length = 0;
    for (Branch at = from; at != ancestor; at = branches[at.parent]) {
      push(at.id, length++);
    }
    return Arrays.copyOf(path, length);
  }

  private Region chainUp(Region start, int... up) {
    Region last = start;
    for (int id : up) {
      Branch at = branches[id];
      Region inner = flood.region(at.inner);
      last.next = inner.id;
      last.toNext.setReversed(at.across);
      inner.next = branches[at.parent].outer;
      inner.toNext.set(at.up);
      last = flood.region(inner.next);
    }
    return last;
  }

  private Region chainDown(Region start, int... down) {
    Region last = start;
    for (int i = down.length - 1; i >= 0; i--) {
      Branch at = branches[down[i]];
      Region inner = flood.region(at.inner);
      last.next = inner.id;
      last.toNext.setReversed(at.up);
      inner.next = at.outer;
      inner.toNext.set(at.across);
      last = flood.region(at.outer);
    }
    return last;
  }

  private Branch commonAncestor(Branch one, Branch other) {
    markToRoot(one, true);
    Branch common = other;
    while (!common.isOnPath) {
      common = branches[common.parent];
    }
    markToRoot(one, false);
    return common;
  }

  private void markToRoot(Branch from, boolean mark) {
    from.isOnPath = mark;
    for (Branch at = from; at.parent != NONE; ) {
      at = branches[at.parent];
      at.isOnPath = mark;
    }
  }

  /** What hung on branches of the cycle hangs on the branch of the blossom. */
  private void moveChildren(Branch ancestor, int[] up, int[] down) {
    for (int id : up) {
      branches[id].isOnPath = true;
    }
    for (int id : down) {
      branches[id].isOnPath = true;
    }
    int children = ancestor.child;
    ancestor.child = NONE;
    adoptOffPath(ancestor, children);
    for (int id : up) {
      adoptOffPath(ancestor, branches[id].child);
    }
    for (int id : down) {
      adoptOffPath(ancestor, branches[id].child);
    }
  }

  private void adoptOffPath(Branch parent, int firstChild) {
    int child = firstChild;
    while (child != NONE) {
      Branch branch = branches[child];
      child = branch.sibling;
      if (!branch.isOnPath) {
        adopt(parent, branch);
      }
    }
  }

  private void becomeBlossom(Branch ancestor) {
    Region blossom = flood.wrap(flood.region(ancestor.outer));
    Region part = flood.region(blossom.child);
    do {
      part.branch = NONE;
      part = flood.region(part.next);
    } while (part.id != blossom.child);
    ancestor.outer = blossom.id;
    blossom.branch = ancestor.id;
  }

  private void imploded(Region inner) {
    Branch branch = branches[inner.branch];
    if (inner.isBlossom()) {
      breakUp(branch, inner);
    } else {
      CompressedEdge through = new CompressedEdge();
      through.set(branch.up.to, branch.across.to, branch.up.mask ^ branch.across.mask);
      close(branches[branch.parent], branch, through);
    }
  }

  /**
   * An inner blossom is used up: the even way round its cycle, from where the tree comes in to
   * where it goes out, becomes branches; the other regions are matched in pairs.
   */
  private void breakUp(Branch branch, Region blossom) {
    Region entry = flood.partWith(branch.up.from, blossom);
    Region exit = flood.partWith(branch.across.from, blossom);
    flood.unwrap(blossom);
    int distance = distance(entry, exit);
    if (distance % 2 == 0) {
      pairUp(exit, entry);
      regrow(branch, forwards(entry, distance + 1));
    } else {
      pairUp(entry, exit);
      regrow(branch, backwards(entry, exit));
    }
  }

  /** Steps along the cycle. */
  private int distance(Region from, Region to) {
    int steps = 0;
    for (Region at = from; at != to; at = flood.region(at.next)) {
      steps++;
    }
    return steps;
  }

  /** Matches the regions that lie between two of a cycle, each with the next one. */
  private void pairUp(Region after, Region end) {
    Region at = flood.region(after.next);
    while (at != end) {
      Region next = flood.region(at.next);
      match(at, next, at.toNext);
      flood.lookAround(at);
      flood.lookAround(next);
      at = flood.region(next.next);
    }
  }

  private Region[] forwards(Region entry, int length) {
    Region[] way = new Region[length];
    way[0] = entry;
    for (int i = 1; i < length; i++) {
      way[i] = flood.region(way[i - 1].next);
    }
    return way;
  }

  /** The way against the cycle, whose links are turned round. */
  private Region[] backwards(Region entry, Region exit) {
    Region[] way = forwards(exit, distance(exit, entry) + 1);
    for (int i = way.length - 1; i > 0; i--) {
      way[i].toNext.setReversed(way[i - 1].toNext);
    }
    Region[] turned = new Region[way.length];
    for (int i = 0; i < way.length; i++) {
      turned[i] = way[way.length - 1 - i];
    }
    return turned;
  }

  /** The way becomes branches; the last inner region is that of the branch that was there. */
  private void regrow(Branch branch, Region... way) {
    int last = way.length - 1;
    if (last > 0) {
      Branch parent = branches[branch.parent];
      disown(parent, branch);
      for (int i = 0; i < last; i += 2) {
        Branch made = newBranch(way[i].id, way[i + 1].id);
        made.across.set(way[i].toNext);
        if (i == 0) {
          made.up.set(branch.up);
        } else {
          made.up.setReversed(way[i - 1].toNext);
        }
        adopt(parent, made);
        parent = made;
      }
      branch.up.setReversed(way[last - 1].toNext);
      adopt(parent, branch);
    }
    branch.inner = way[last].id;
    way[last].branch = branch.id;
    for (int i = 0; i <= last; i += 2) {
      flood.startShrinking(way[i]);
    }
    for (int i = 1; i < last; i += 2) {
      flood.grow(way[i]);
    }
  }

  private void disown(Branch parent, Branch child) {
    if (parent.child == child.id) {
      parent.child = child.sibling;
      return;
    }
    Branch at = branches[parent.child];
    while (at.sibling != child.id) {
      at = branches[at.sibling];
    }
    at.sibling = child.sibling;
  }
}
