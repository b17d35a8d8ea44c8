package bellhop.compiler.placement;

import java.util.Arrays;

/** Connected parts of things that are joined two by two (union-find with halved paths). */
public final class Parts {
  private final int[] up;

  /** Of so many things, each alone. */
  public Parts(int count) {
    up = new int[count];
    Arrays.setAll(up, i -> i);
  }

  public void join(int a, int b) {
    up[root(a)] = root(b);
  }

  /** The one that stands for all of its part, until the next join. */
  public int root(int thing) {
    int t = thing;
    while (up[t] != t) {
      up[t] = up[up[t]];
      t = up[t];
    }
    return t;
  }
}
