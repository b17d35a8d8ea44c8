package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BoundTest {
  @Test
  void probe() {
    int eq = 0, eqb = 0, above = 0, bad = 0; long tOpt = 0, tEx = 0, tC = 0, worst = 0;
    int[] hist = new int[20];
    for (int i = 0; i < 200; i++) {
      Small small = Small.of(i);
      Segments segments = Segments.of(Lowering.lower(small.program()));
      Bundles bundles = new Bundles(segments);
      Routes routes = new Routes(small.network());
      int[] pins = new int[segments.qubitCount()];
      Arrays.fill(pins, -1);
      long t0 = System.nanoTime();
      int optimum = Optimum.of(segments, routes);
      long t1 = System.nanoTime();
      int exact = ExactBound.of(bundles, routes, pins);
      long t2 = System.nanoTime();
      int got = Compiler.compile(small.program(), small.network(), CompileOptions.DEFAULT).report().ebits();
      long t3 = System.nanoTime();
      tOpt += t1 - t0; tEx += t2 - t1; tC += t3 - t2; worst = Math.max(worst, t2 - t1);
      hist[optimum]++;
      if (got == optimum) eq++;
      if (exact == optimum) eqb++;
      if (exact > optimum) { above++; System.out.println("ABOVE " + i + " " + exact + " " + optimum); }
      if (got < optimum) { bad++; System.out.println("BELOW " + i + " " + got + " " + optimum); }
      if (got != optimum || exact != optimum) System.out.println(i + " n=" + segments.qubitCount() + " k=" + routes.qpuCount() + " opt " + optimum + " exact " + exact + " got " + got + " ms " + (t2 - t1) / 1000000);
    }
    System.out.println("compile== " + eq + " exact== " + eqb + " above " + above + " below " + bad + " hist " + Arrays.toString(hist)
        + " ms opt " + tOpt / 1000000 + " exact " + tEx / 1000000 + " worst " + worst / 1000000 + " compile " + tC / 1000000);
    assertThat(bad).isZero();
  }
}
