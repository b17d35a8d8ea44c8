package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecountTest {
  @Test
  void countsDistinctPairsInTheTextsAlone() {
    Text a =
        new Text("a", "@bellhop.epr id=17 peer=\"b\"\nreset link[0];\n  @bellhop.epr id=2 x\n");
    Text b = new Text("b", "@bellhop.epr id=17 peer=\"a\"\nreset link[0];\n// @bellhop.epr id=3\n");
    assertThat(Recount.ebits(List.of(a, b))).isEqualTo(2);
  }
}
