package coop.kyodo.membership.person;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Personal data.
///
/// @param kana how the name is read (フリガナ)
/// @param address where the person lives or stays (住所又は居所)
public record PersonData(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String kana,
        @Nullable LocalDate birthDate,
        @NotBlank @Size(max = 500) String address,
        @Nullable @Size(max = 20) List<@NotNull @Valid Contact> contacts) {

    /// A way to reach the person.
    public record Contact(@NotNull Kind kind, @NotBlank @Size(max = 200) String value) {

        /// What it is.
        public enum Kind {
            EMAIL,
            PHONE,
            OTHER
        }
    }
}
