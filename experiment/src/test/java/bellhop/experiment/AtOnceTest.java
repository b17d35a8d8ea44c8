package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  @Test
  void whatGoesWrongInAPieceGoesWrongAsItIs() {
    Throwable[] causes = {new IllegalArgumentException("odd"), new OutOfMemoryError("full")};
    for (Throwable cause : causes) {
      assertThatThrownBy(() -> AtOnce.get(CompletableFuture.failedFuture(cause))).isSameAs(cause);
    }
    IOException checked = new IOException("gone");
    assertThatThrownBy(() -> AtOnce.get(CompletableFuture.failedFuture(checked)))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(checked);
    assertThat(AtOnce.get(CompletableFuture.completedFuture(3))).isEqualTo(3);
  }
}
