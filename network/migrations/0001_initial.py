"""People and registers: before the pages, since Wagtail's own tables refer to the user."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.CreateModel(
            name="County",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=2, primary_key=True, serialize=False, verbose_name="länskod"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="namn")),
                (
                    "slug",
                    models.SlugField(max_length=60, unique=True, verbose_name="kod i adresser"),
                ),
            ],
            options={
                "verbose_name": "län",
                "verbose_name_plural": "län",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityGroup",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=2, primary_key=True, serialize=False, verbose_name="gruppkod"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="namn")),
                (
                    "slug",
                    models.SlugField(max_length=80, unique=True, verbose_name="kod i adresser"),
                ),
            ],
            options={
                "verbose_name": "kommungrupp",
                "verbose_name_plural": "kommungrupper",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="namn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kommunal", "kommunal verksamhet"),
                            ("region", "region"),
                            ("myndighet", "myndighet"),
                            ("kommunforbund", "kommunförbund"),
                            ("studieforbund", "studieförbund"),
                            ("forening", "förening"),
                            ("foretag", "företag"),
                            ("larosate", "lärosäte"),
                            ("annan", "annan"),
                        ],
                        default="annan",
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
                ("url", models.URLField(blank=True, verbose_name="webbplats")),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisationer",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=4, primary_key=True, serialize=False, verbose_name="kommunkod"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="namn")),
                (
                    "slug",
                    models.SlugField(max_length=60, unique=True, verbose_name="kod i adresser"),
                ),
                ("population", models.PositiveIntegerField(verbose_name="folkmängd")),
                (
                    "population_year",
                    models.PositiveSmallIntegerField(verbose_name="folkmängdens år"),
                ),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="network.county",
                        verbose_name="län",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="network.municipalitygroup",
                        verbose_name="kommungrupp",
                    ),
                ),
            ],
            options={
                "verbose_name": "kommun",
                "verbose_name_plural": "kommuner",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="users",
                        to="network.municipality",
                        verbose_name="kommun",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="users",
                        to="network.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "användare",
                "verbose_name_plural": "användare",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
    ]
