package coop.kyodo.kit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.Types;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// JDBI over the service's data source, which connects as the application's role.
@ApplicationScoped
class Database {

    @Produces
    @ApplicationScoped
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource).registerArgument(new Uuids());
    }

    /// Binds ids as ids, the absent ones too: JDBI alone binds an absent UUID as text.
    private static final class Uuids extends AbstractArgumentFactory<UUID> {

        Uuids() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value);
        }
    }
}
