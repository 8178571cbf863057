package coop.kyodo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void givesBackTheSortKeyItWasMadeOf() {
        UUID id = UUID.fromString("01980000-0000-7000-8000-000000000001");
        Cursor cursor = Cursor.parse(Cursor.of(42, id, "東京").text());
        assertThat(cursor.number(0)).isEqualTo(42);
        assertThat(cursor.id(1)).isEqualTo(id);
        assertThat(cursor.part(2)).isEqualTo("東京");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "xyz", ""})
    void isRefusedWhenItIsNotOurs(String text) {
        assertThatThrownBy(() -> Cursor.parse(text).number(0))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).status())
                .isEqualTo(400);
    }

    @Test
    void pageNamesTheNextOnlyWhenThereIsOne() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).next()).isNull();
        Page<Integer> first = Page.of(List.of(1, 2, 3), 2, Cursor::of);
        assertThat(first.items()).containsExactly(1, 2);
        assertThat(Cursor.parse(String.valueOf(first.next())).number(0)).isEqualTo(2);
    }
}
