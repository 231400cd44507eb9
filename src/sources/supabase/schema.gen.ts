// Generated from the migrations by `npm run types:schema`. Do not edit.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      admin_units: {
        Row: {
          code: string;
          geom: unknown;
          is_polygon: boolean;
          level: Database['public']['Enums']['admin_level'];
          name: string;
          parent_code: string | null;
          path: string;
          totals: Json;
        };
        Insert: {
          code: string;
          geom: unknown;
          is_polygon?: boolean;
          level: Database['public']['Enums']['admin_level'];
          name: string;
          parent_code?: string | null;
          path: string;
          totals?: Json;
        };
        Update: {
          code?: string;
          geom?: unknown;
          is_polygon?: boolean;
          level?: Database['public']['Enums']['admin_level'];
          name?: string;
          parent_code?: string | null;
          path?: string;
          totals?: Json;
        };
        Relationships: [
          {
            foreignKeyName: 'admin_units_parent_code_fkey';
            columns: ['parent_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      audit_log: {
        Row: {
          action: string;
          actor: string | null;
          at: string;
          detail: Json;
          id: number;
          plan_id: string | null;
          unit_code: string | null;
        };
        Insert: {
          action: string;
          actor?: string | null;
          at?: string;
          detail?: Json;
          plan_id?: string | null;
          unit_code?: string | null;
        };
        Update: {
          action?: string;
          actor?: string | null;
          at?: string;
          detail?: Json;
          plan_id?: string | null;
          unit_code?: string | null;
        };
        Relationships: [];
      };
      backdrop: {
        Row: {
          geom: unknown;
          id: number;
          kind: string;
          layer: string;
          name: string | null;
        };
        Insert: {
          geom: unknown;
          kind: string;
          layer: string;
          name?: string | null;
        };
        Update: {
          geom?: unknown;
          kind?: string;
          layer?: string;
          name?: string | null;
        };
        Relationships: [];
      };
      buildings: {
        Row: {
          code: string;
          compound_code: string | null;
          estimated: boolean;
          footprint: unknown | null;
          household_count: number;
          kind: string | null;
          location: unknown;
          older_count: number | null;
          unit_code: string;
        };
        Insert: {
          code: string;
          compound_code?: string | null;
          estimated?: boolean;
          footprint?: unknown | null;
          household_count: number;
          kind?: string | null;
          location: unknown;
          older_count?: number | null;
          unit_code: string;
        };
        Update: {
          code?: string;
          compound_code?: string | null;
          estimated?: boolean;
          footprint?: unknown | null;
          household_count?: number;
          kind?: string | null;
          location?: unknown;
          older_count?: number | null;
          unit_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'buildings_compound_code_fkey';
            columns: ['compound_code'];
            isOneToOne: false;
            referencedRelation: 'compounds';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'buildings_unit_code_fkey';
            columns: ['unit_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      city: {
        Row: {
          bands: Json;
          changes_until: string | null;
          code: string;
          crs: string;
          data_date: string | null;
          demo_mode: boolean;
          exact_network: boolean;
          is_the_city: boolean;
          licence: string | null;
          map_approval_number: string | null;
          name: string;
          name_en: string | null;
          operator_phone: string | null;
          public_round_to: number;
          public_shows_grids: boolean;
          publish_refuses_cuts: boolean;
          report_days: number;
          source: string | null;
          station_capacity: Json;
          suppression_threshold: number;
          synthetic: boolean;
          version: number;
          walk_profiles: Json;
        };
        Insert: {
          bands: Json;
          changes_until?: string | null;
          code: string;
          crs: string;
          data_date?: string | null;
          demo_mode?: boolean;
          exact_network?: boolean;
          is_the_city?: boolean;
          licence?: string | null;
          map_approval_number?: string | null;
          name: string;
          name_en?: string | null;
          operator_phone?: string | null;
          public_round_to?: number;
          public_shows_grids?: boolean;
          publish_refuses_cuts?: boolean;
          report_days?: number;
          source?: string | null;
          station_capacity?: Json;
          suppression_threshold?: number;
          synthetic: boolean;
          version?: number;
          walk_profiles: Json;
        };
        Update: {
          bands?: Json;
          changes_until?: string | null;
          code?: string;
          crs?: string;
          data_date?: string | null;
          demo_mode?: boolean;
          exact_network?: boolean;
          is_the_city?: boolean;
          licence?: string | null;
          map_approval_number?: string | null;
          name?: string;
          name_en?: string | null;
          operator_phone?: string | null;
          public_round_to?: number;
          public_shows_grids?: boolean;
          publish_refuses_cuts?: boolean;
          report_days?: number;
          source?: string | null;
          station_capacity?: Json;
          suppression_threshold?: number;
          synthetic?: boolean;
          version?: number;
          walk_profiles?: Json;
        };
        Relationships: [];
      };
      compounds: {
        Row: {
          code: string;
          geom: unknown;
          has_property_management: boolean;
          has_security: boolean;
          is_gated: boolean;
          is_polygon: boolean;
          name: string;
        };
        Insert: {
          code: string;
          geom: unknown;
          has_property_management: boolean;
          has_security: boolean;
          is_gated: boolean;
          is_polygon?: boolean;
          name: string;
        };
        Update: {
          code?: string;
          geom?: unknown;
          has_property_management?: boolean;
          has_security?: boolean;
          is_gated?: boolean;
          is_polygon?: boolean;
          name?: string;
        };
        Relationships: [];
      };
      crossings: {
        Row: {
          code: string;
          from_version: number;
          geom: unknown;
          id: number;
          kind: Database['public']['Enums']['crossing_kind'];
          name: string | null;
          open: string;
          plan_id: string | null;
          signals: boolean;
          step_free: boolean;
          to_version: number | null;
        };
        Insert: {
          code: string;
          from_version?: number;
          geom: unknown;
          kind: Database['public']['Enums']['crossing_kind'];
          name?: string | null;
          open: string;
          plan_id?: string | null;
          signals: boolean;
          step_free: boolean;
          to_version?: number | null;
        };
        Update: {
          code?: string;
          from_version?: number;
          geom?: unknown;
          kind?: Database['public']['Enums']['crossing_kind'];
          name?: string | null;
          open?: string;
          plan_id?: string | null;
          signals?: boolean;
          step_free?: boolean;
          to_version?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'crossings_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      demo_access: {
        Row: {
          email: string;
          password: string;
          role: Database['public']['Enums']['member_role'];
        };
        Insert: {
          email: string;
          password: string;
          role: Database['public']['Enums']['member_role'];
        };
        Update: {
          email?: string;
          password?: string;
          role?: Database['public']['Enums']['member_role'];
        };
        Relationships: [];
      };
      fact_reports: {
        Row: {
          came_at: string;
          fault: string;
          handled_at: string | null;
          id: number;
          note: string;
          station_code: string;
          unit_code: string;
        };
        Insert: {
          came_at: string;
          fault: string;
          handled_at?: string | null;
          note: string;
          station_code: string;
          unit_code: string;
        };
        Update: {
          came_at?: string;
          fault?: string;
          handled_at?: string | null;
          note?: string;
          station_code?: string;
          unit_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'fact_reports_unit_code_fkey';
            columns: ['unit_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      gates: {
        Row: {
          code: string;
          compound_code: string;
          from_version: number;
          geom: unknown;
          id: number;
          open: string;
          plan_id: string | null;
          step_free: boolean | null;
          to_version: number | null;
        };
        Insert: {
          code: string;
          compound_code: string;
          from_version?: number;
          geom: unknown;
          open: string;
          plan_id?: string | null;
          step_free?: boolean | null;
          to_version?: number | null;
        };
        Update: {
          code?: string;
          compound_code?: string;
          from_version?: number;
          geom?: unknown;
          open?: string;
          plan_id?: string | null;
          step_free?: boolean | null;
          to_version?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'gates_compound_code_fkey';
            columns: ['compound_code'];
            isOneToOne: false;
            referencedRelation: 'compounds';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'gates_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      grid_duty_phones: {
        Row: {
          grid_code: string;
          phone: string;
        };
        Insert: {
          grid_code: string;
          phone: string;
        };
        Update: {
          grid_code?: string;
          phone?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'grid_duty_phones_grid_code_fkey';
            columns: ['grid_code'];
            isOneToOne: false;
            referencedRelation: 'issued_grid_codes';
            referencedColumns: ['code'];
          },
        ];
      };
      grid_lineage: {
        Row: {
          id: number;
          kind: Database['public']['Enums']['lineage_kind'];
          plan_id: string;
          predecessor_id: string | null;
          shared_area_m2: number;
          shared_households: number;
          successor_id: string | null;
          version: number;
        };
        Insert: {
          kind: Database['public']['Enums']['lineage_kind'];
          plan_id: string;
          predecessor_id?: string | null;
          shared_area_m2?: number;
          shared_households?: number;
          successor_id?: string | null;
          version: number;
        };
        Update: {
          kind?: Database['public']['Enums']['lineage_kind'];
          plan_id?: string;
          predecessor_id?: string | null;
          shared_area_m2?: number;
          shared_households?: number;
          successor_id?: string | null;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'grid_lineage_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'grid_lineage_predecessor_id_fkey';
            columns: ['predecessor_id'];
            isOneToOne: false;
            referencedRelation: 'grids';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'grid_lineage_successor_id_fkey';
            columns: ['successor_id'];
            isOneToOne: false;
            referencedRelation: 'grids';
            referencedColumns: ['id'];
          },
        ];
      };
      grids: {
        Row: {
          code: string;
          community_code: string;
          from_version: number;
          geom: unknown;
          id: string;
          kind: Database['public']['Enums']['grid_kind'];
          name: string;
          plan_id: string;
          staff: Json;
          to_version: number | null;
          typology: Database['public']['Enums']['grid_typology'] | null;
          valid_from: string;
          valid_to: string | null;
        };
        Insert: {
          code: string;
          community_code: string;
          from_version: number;
          geom: unknown;
          id?: string;
          kind: Database['public']['Enums']['grid_kind'];
          name: string;
          plan_id: string;
          staff?: Json;
          to_version?: number | null;
          typology?: Database['public']['Enums']['grid_typology'] | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Update: {
          code?: string;
          community_code?: string;
          from_version?: number;
          geom?: unknown;
          id?: string;
          kind?: Database['public']['Enums']['grid_kind'];
          name?: string;
          plan_id?: string;
          staff?: Json;
          to_version?: number | null;
          typology?: Database['public']['Enums']['grid_typology'] | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'grids_community_code_fkey';
            columns: ['community_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'grids_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      issued_grid_codes: {
        Row: {
          code: string;
          issued_in: number;
          retired_in: number | null;
        };
        Insert: {
          code: string;
          issued_in: number;
          retired_in?: number | null;
        };
        Update: {
          code?: string;
          issued_in?: number;
          retired_in?: number | null;
        };
        Relationships: [];
      };
      kiosks: {
        Row: {
          created_at: string;
          expires_at: string;
          name: string;
          revoked_at: string | null;
          unit_code: string;
          user_id: string;
        };
        Insert: {
          created_at?: string;
          expires_at: string;
          name: string;
          revoked_at?: string | null;
          unit_code: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          expires_at?: string;
          name?: string;
          revoked_at?: string | null;
          unit_code?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'kiosks_unit_code_fkey';
            columns: ['unit_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      memberships: {
        Row: {
          role: Database['public']['Enums']['member_role'];
          unit_code: string;
          user_id: string;
        };
        Insert: {
          role: Database['public']['Enums']['member_role'];
          unit_code: string;
          user_id: string;
        };
        Update: {
          role?: Database['public']['Enums']['member_role'];
          unit_code?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'memberships_unit_code_fkey';
            columns: ['unit_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      metrics: {
        Row: {
          key: string;
          published_with: number;
          result_column: string;
          result_table: string;
          unit: string;
          version: number;
        };
        Insert: {
          key: string;
          published_with: number;
          result_column: string;
          result_table?: string;
          unit: string;
          version: number;
        };
        Update: {
          key?: string;
          published_with?: number;
          result_column?: string;
          result_table?: string;
          unit?: string;
          version?: number;
        };
        Relationships: [];
      };
      network_edges: {
        Row: {
          from_node: number;
          length_m: number;
          oneway: boolean;
          position: number;
          to_node: number;
        };
        Insert: {
          from_node: number;
          length_m: number;
          oneway?: boolean;
          position: number;
          to_node: number;
        };
        Update: {
          from_node?: number;
          length_m?: number;
          oneway?: boolean;
          position?: number;
          to_node?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'network_edges_from_node_fkey';
            columns: ['from_node'];
            isOneToOne: false;
            referencedRelation: 'network_nodes';
            referencedColumns: ['position'];
          },
          {
            foreignKeyName: 'network_edges_to_node_fkey';
            columns: ['to_node'];
            isOneToOne: false;
            referencedRelation: 'network_nodes';
            referencedColumns: ['position'];
          },
        ];
      };
      network_nodes: {
        Row: {
          geom: unknown;
          id: string;
          position: number;
        };
        Insert: {
          geom: unknown;
          id: string;
          position: number;
        };
        Update: {
          geom?: unknown;
          id?: string;
          position?: number;
        };
        Relationships: [];
      };
      plan_changes: {
        Row: {
          after: Json | null;
          before: Json | null;
          code: string;
          entity: Database['public']['Enums']['plan_entity'];
          plan_id: string;
        };
        Insert: {
          after?: Json | null;
          before?: Json | null;
          code: string;
          entity: Database['public']['Enums']['plan_entity'];
          plan_id: string;
        };
        Update: {
          after?: Json | null;
          before?: Json | null;
          code?: string;
          entity?: Database['public']['Enums']['plan_entity'];
          plan_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_changes_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      plan_comments: {
        Row: {
          at: string;
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          body: string;
          grid_code: string | null;
          id: string;
          plan_id: string;
          resolver_name: string | null;
          resolver_role: Database['public']['Enums']['member_role'] | null;
        };
        Insert: {
          at?: string;
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          body: string;
          grid_code?: string | null;
          id?: string;
          plan_id: string;
          resolver_name?: string | null;
          resolver_role?: Database['public']['Enums']['member_role'] | null;
        };
        Update: {
          at?: string;
          author_name?: string;
          author_role?: Database['public']['Enums']['member_role'];
          body?: string;
          grid_code?: string | null;
          id?: string;
          plan_id?: string;
          resolver_name?: string | null;
          resolver_role?: Database['public']['Enums']['member_role'] | null;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_comments_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      plan_contested: {
        Row: {
          at: string;
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          building_code: string;
          kept_in: string;
          plan_id: string;
          wanted_in: string;
        };
        Insert: {
          at?: string;
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          building_code: string;
          kept_in: string;
          plan_id: string;
          wanted_in: string;
        };
        Update: {
          at?: string;
          author_name?: string;
          author_role?: Database['public']['Enums']['member_role'];
          building_code?: string;
          kept_in?: string;
          plan_id?: string;
          wanted_in?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_contested_building_code_fkey';
            columns: ['building_code'];
            isOneToOne: false;
            referencedRelation: 'buildings';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'plan_contested_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      plan_presence: {
        Row: {
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          community_code: string | null;
          plan_id: string;
          seen_at: string;
          user_id: string;
          window_id: string;
        };
        Insert: {
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          community_code?: string | null;
          plan_id: string;
          seen_at?: string;
          user_id: string;
          window_id: string;
        };
        Update: {
          author_name?: string;
          author_role?: Database['public']['Enums']['member_role'];
          community_code?: string | null;
          plan_id?: string;
          seen_at?: string;
          user_id?: string;
          window_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_presence_community_code_fkey';
            columns: ['community_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
          {
            foreignKeyName: 'plan_presence_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      plan_revision_records: {
        Row: {
          after: Json | null;
          before: Json | null;
          code: string;
          entity: Database['public']['Enums']['plan_entity'];
          plan_id: string;
          revision: number;
        };
        Insert: {
          after?: Json | null;
          before?: Json | null;
          code: string;
          entity: Database['public']['Enums']['plan_entity'];
          plan_id: string;
          revision: number;
        };
        Update: {
          after?: Json | null;
          before?: Json | null;
          code?: string;
          entity?: Database['public']['Enums']['plan_entity'];
          plan_id?: string;
          revision?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_revision_records_plan_id_revision_fkey';
            columns: ['plan_id', 'revision'];
            isOneToOne: false;
            referencedRelation: 'plan_revisions';
            referencedColumns: ['plan_id', 'revision'];
          },
        ];
      };
      plan_revisions: {
        Row: {
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          plan_id: string;
          revision: number;
          saved_at: string;
        };
        Insert: {
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          plan_id: string;
          revision: number;
          saved_at?: string;
        };
        Update: {
          author_name?: string;
          author_role?: Database['public']['Enums']['member_role'];
          plan_id?: string;
          revision?: number;
          saved_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_revisions_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      plan_steps: {
        Row: {
          at: string;
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          id: number;
          kind: Database['public']['Enums']['plan_step'];
          note: string | null;
          plan_id: string;
          revision: number;
        };
        Insert: {
          at?: string;
          author_name: string;
          author_role: Database['public']['Enums']['member_role'];
          kind: Database['public']['Enums']['plan_step'];
          note?: string | null;
          plan_id: string;
          revision: number;
        };
        Update: {
          at?: string;
          author_name?: string;
          author_role?: Database['public']['Enums']['member_role'];
          kind?: Database['public']['Enums']['plan_step'];
          note?: string | null;
          plan_id?: string;
          revision?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'plan_steps_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      plans: {
        Row: {
          base_version: number;
          created_at: string;
          created_by: string | null;
          id: string;
          in_force_at: string | null;
          name: string;
          number: string;
          review_note: string | null;
          revision: number;
          status: Database['public']['Enums']['plan_status'];
          unit_code: string;
          updated_at: string;
          version: number | null;
        };
        Insert: {
          base_version: number;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          in_force_at?: string | null;
          name: string;
          number: string;
          review_note?: string | null;
          revision?: number;
          status?: Database['public']['Enums']['plan_status'];
          unit_code: string;
          updated_at?: string;
          version?: number | null;
        };
        Update: {
          base_version?: number;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          in_force_at?: string | null;
          name?: string;
          number?: string;
          review_note?: string | null;
          revision?: number;
          status?: Database['public']['Enums']['plan_status'];
          unit_code?: string;
          updated_at?: string;
          version?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'plans_unit_code_fkey';
            columns: ['unit_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      public_documents: {
        Row: {
          body: Json;
          made_at: string;
          made_from: string;
          path: string;
          version: number;
        };
        Insert: {
          body: Json;
          made_at: string;
          made_from: string;
          path: string;
          version: number;
        };
        Update: {
          body?: Json;
          made_at?: string;
          made_from?: string;
          path?: string;
          version?: number;
        };
        Relationships: [];
      };
      published_loads: {
        Row: {
          floor_m2_per_100_households: number | null;
          from_version: number;
          households_per_station: number | null;
          id: number;
          metrics_version: number;
          overloaded_stations: number;
          plan_id: string;
          settings: Json;
          station_capacity: Json;
          stations: number;
          to_version: number | null;
          unit_code: string;
        };
        Insert: {
          floor_m2_per_100_households?: number | null;
          from_version: number;
          households_per_station?: number | null;
          metrics_version: number;
          overloaded_stations: number;
          plan_id: string;
          settings: Json;
          station_capacity: Json;
          stations: number;
          to_version?: number | null;
          unit_code: string;
        };
        Update: {
          floor_m2_per_100_households?: number | null;
          from_version?: number;
          households_per_station?: number | null;
          metrics_version?: number;
          overloaded_stations?: number;
          plan_id?: string;
          settings?: Json;
          station_capacity?: Json;
          stations?: number;
          to_version?: number | null;
          unit_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'published_loads_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'published_loads_unit_code_fkey';
            columns: ['unit_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      published_results: {
        Row: {
          covered_households: number;
          from_version: number;
          gap_households: number;
          grid_code: string | null;
          households: number;
          id: number;
          mean_walk_minutes: number | null;
          metrics_version: number;
          p90_walk_minutes: number | null;
          plan_id: string;
          settings: Json;
          to_version: number | null;
          unit_code: string;
          unreachable_households: number;
        };
        Insert: {
          covered_households: number;
          from_version: number;
          gap_households: number;
          grid_code?: string | null;
          households: number;
          mean_walk_minutes?: number | null;
          metrics_version?: number;
          p90_walk_minutes?: number | null;
          plan_id: string;
          settings: Json;
          to_version?: number | null;
          unit_code: string;
          unreachable_households: number;
        };
        Update: {
          covered_households?: number;
          from_version?: number;
          gap_households?: number;
          grid_code?: string | null;
          households?: number;
          mean_walk_minutes?: number | null;
          metrics_version?: number;
          p90_walk_minutes?: number | null;
          plan_id?: string;
          settings?: Json;
          to_version?: number | null;
          unit_code?: string;
          unreachable_households?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'published_results_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'published_results_unit_code_fkey';
            columns: ['unit_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      service_circle_communities: {
        Row: {
          circle_code: string;
          circle_tier: number;
          community_code: string;
        };
        Insert: {
          circle_code: string;
          circle_tier: number;
          community_code: string;
        };
        Update: {
          circle_code?: string;
          circle_tier?: number;
          community_code?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'service_circle_communities_circle_code_circle_tier_fkey';
            columns: ['circle_code', 'circle_tier'];
            isOneToOne: false;
            referencedRelation: 'service_circles';
            referencedColumns: ['code', 'circle_tier'];
          },
          {
            foreignKeyName: 'service_circle_communities_community_code_fkey';
            columns: ['community_code'];
            isOneToOne: false;
            referencedRelation: 'admin_units';
            referencedColumns: ['code'];
          },
        ];
      };
      service_circle_facilities: {
        Row: {
          circle_code: string;
          kind: Database['public']['Enums']['facility_kind'];
          name: string | null;
          place: number;
          state: Database['public']['Enums']['facility_state'];
          station_code: string | null;
        };
        Insert: {
          circle_code: string;
          kind: Database['public']['Enums']['facility_kind'];
          name?: string | null;
          place: number;
          state: Database['public']['Enums']['facility_state'];
          station_code?: string | null;
        };
        Update: {
          circle_code?: string;
          kind?: Database['public']['Enums']['facility_kind'];
          name?: string | null;
          place?: number;
          state?: Database['public']['Enums']['facility_state'];
          station_code?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'service_circle_facilities_circle_code_fkey';
            columns: ['circle_code'];
            isOneToOne: false;
            referencedRelation: 'service_circles';
            referencedColumns: ['code'];
          },
        ];
      };
      service_circles: {
        Row: {
          circle_tier: number;
          code: string;
          name: string;
          responsible_body: string;
          revision: number;
          updated_at: string;
        };
        Insert: {
          circle_tier: number;
          code: string;
          name: string;
          responsible_body: string;
          revision?: number;
          updated_at?: string;
        };
        Update: {
          circle_tier?: number;
          code?: string;
          name?: string;
          responsible_body?: string;
          revision?: number;
          updated_at?: string;
        };
        Relationships: [];
      };
      stations: {
        Row: {
          accessibility: string | null;
          address: string | null;
          checked_on: string | null;
          code: string;
          floor_area_m2: number | null;
          from_version: number;
          id: string;
          kind: Database['public']['Enums']['station_kind'];
          location: unknown | null;
          name: string;
          opening_hours: string | null;
          parent_code: string | null;
          phone: string | null;
          plan_id: string;
          services: string[];
          tier: Database['public']['Enums']['station_tier'];
          to_version: number | null;
          valid_from: string;
          valid_to: string | null;
        };
        Insert: {
          accessibility?: string | null;
          address?: string | null;
          checked_on?: string | null;
          code: string;
          floor_area_m2?: number | null;
          from_version: number;
          id?: string;
          kind: Database['public']['Enums']['station_kind'];
          location?: unknown | null;
          name: string;
          opening_hours?: string | null;
          parent_code?: string | null;
          phone?: string | null;
          plan_id: string;
          services?: string[];
          tier: Database['public']['Enums']['station_tier'];
          to_version?: number | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Update: {
          accessibility?: string | null;
          address?: string | null;
          checked_on?: string | null;
          code?: string;
          floor_area_m2?: number | null;
          from_version?: number;
          id?: string;
          kind?: Database['public']['Enums']['station_kind'];
          location?: unknown | null;
          name?: string;
          opening_hours?: string | null;
          parent_code?: string | null;
          phone?: string | null;
          plan_id?: string;
          services?: string[];
          tier?: Database['public']['Enums']['station_tier'];
          to_version?: number | null;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'stations_plan_id_fkey';
            columns: ['plan_id'];
            isOneToOne: false;
            referencedRelation: 'plans';
            referencedColumns: ['id'];
          },
        ];
      };
      streets: {
        Row: {
          access: string | null;
          flags: number;
          geom: unknown;
          id: string;
          kind: string;
          name: string | null;
        };
        Insert: {
          access?: string | null;
          flags?: number;
          geom: unknown;
          id: string;
          kind: string;
          name?: string | null;
        };
        Update: {
          access?: string | null;
          flags?: number;
          geom?: unknown;
          id?: string;
          kind?: string;
          name?: string | null;
        };
        Relationships: [];
      };
    };
    Views: Record<never, never>;
    Functions: {
      add_comment: {
        Args: {
          plan_id: string;
          grid_code: string;
          body: string;
        };
        Returns: Json;
      };
      approve_plan: {
        Args: {
          plan_id: string;
          note: string;
        };
        Returns: Json;
      };
      building_footprints: {
        Args: {
          west: number;
          south: number;
          east: number;
          north: number;
          row_limit?: number;
        };
        Returns: Json;
      };
      city_backdrop: {
        Args: never;
        Returns: Json;
      };
      city_buildings: {
        Args: never;
        Returns: Json;
      };
      city_circles: {
        Args: never;
        Returns: Json;
      };
      city_compounds: {
        Args: never;
        Returns: Json;
      };
      city_crossings: {
        Args: never;
        Returns: Json;
      };
      city_grids: {
        Args: never;
        Returns: Json;
      };
      city_info: {
        Args: never;
        Returns: Json;
      };
      city_network: {
        Args: never;
        Returns: Json;
      };
      city_stations: {
        Args: never;
        Returns: Json;
      };
      city_streets: {
        Args: never;
        Returns: Json;
      };
      city_units: {
        Args: never;
        Returns: Json;
      };
      create_plan: {
        Args: {
          name: string;
          unit_code: string;
        };
        Returns: Json;
      };
      grids_at: {
        Args: {
          version: number;
          community_codes: string[];
        };
        Returns: Json;
      };
      handle_report: {
        Args: {
          report: number;
          handled: boolean;
        };
        Returns: undefined;
      };
      kiosk_standing: {
        Args: never;
        Returns: Json;
      };
      list_comments: {
        Args: {
          plan_id: string;
        };
        Returns: Json;
      };
      list_plans: {
        Args: never;
        Returns: Json;
      };
      load_plan: {
        Args: {
          plan_id: string;
        };
        Returns: Json;
      };
      load_revision: {
        Args: {
          plan_id: string;
          revision: number;
        };
        Returns: Json;
      };
      map_changes: {
        Args: {
          version: number;
        };
        Returns: Json;
      };
      map_pulse: {
        Args: never;
        Returns: Json;
      };
      passages_at: {
        Args: {
          version: number;
        };
        Returns: Json;
      };
      plan_history: {
        Args: {
          plan_id: string;
        };
        Returns: Json;
      };
      plan_lineage: {
        Args: {
          plan_id: string;
        };
        Returns: Json;
      };
      public_document: {
        Args: {
          path: string;
          made?: string;
        };
        Returns: Json;
      };
      public_facts: {
        Args: never;
        Returns: Json;
      };
      public_grids: {
        Args: never;
        Returns: Json;
      };
      publish_plan: {
        Args: {
          plan_id: string;
          figures: Json;
          map_version?: number;
        };
        Returns: Json;
      };
      published_versions: {
        Args: {
          unit_code: string;
        };
        Returns: Json;
      };
      remove_circle: {
        Args: {
          circle_code: string;
          expected_revision: number;
        };
        Returns: undefined;
      };
      report_fact: {
        Args: {
          station: string;
          fault: string;
          note?: string;
        };
        Returns: undefined;
      };
      resolve_comment: {
        Args: {
          comment_id: string;
          resolved: boolean;
        };
        Returns: Json;
      };
      restore_revision: {
        Args: {
          plan_id: string;
          expected_revision: number;
          revision: number;
        };
        Returns: Json;
      };
      restore_version: {
        Args: {
          version: number;
          name: string;
          unit_code: string;
        };
        Returns: Json;
      };
      retired_grid_codes: {
        Args: never;
        Returns: Json;
      };
      save_circle: {
        Args: {
          circle: Json;
          expected_revision: number;
        };
        Returns: Json;
      };
      save_plan: {
        Args: {
          plan_id: string;
          expected_revision: number;
          change: Json;
          contested?: Json;
          unit_code?: string;
        };
        Returns: Json;
      };
      send_back_plan: {
        Args: {
          plan_id: string;
          note: string;
        };
        Returns: Json;
      };
      set_city_settings: {
        Args: {
          wanted: Json;
        };
        Returns: Json;
      };
      set_duty_phones: {
        Args: {
          wanted: Json;
        };
        Returns: Json;
      };
      set_public_settings: {
        Args: {
          wanted: Json;
        };
        Returns: Json;
      };
      set_report_days: {
        Args: {
          days: number;
        };
        Returns: undefined;
      };
      settle_contested: {
        Args: {
          plan_id: string;
          building_codes: string[];
        };
        Returns: Json;
      };
      stations_at: {
        Args: {
          version: number;
        };
        Returns: Json;
      };
      submit_plan: {
        Args: {
          plan_id: string;
        };
        Returns: Json;
      };
      touch_plan: {
        Args: {
          plan_id: string;
          window_id: string;
          community_code: string;
        };
        Returns: Json;
      };
      version_in_force: {
        Args: never;
        Returns: number;
      };
    };
    Enums: {
      admin_level: 'prefecture' | 'county' | 'subdistrict' | 'community';
      crossing_kind: 'crossing' | 'bridge' | 'underpass';
      facility_kind:
        | 'community_service_station'
        | 'community_service_centre'
        | 'health_station'
        | 'health_centre'
        | 'elderly_station'
        | 'elderly_home'
        | 'kindergarten'
        | 'primary_school'
        | 'middle_school'
        | 'cultural_room'
        | 'cultural_centre'
        | 'sports_ground'
        | 'small_park'
        | 'transit_stop'
        | 'convenience_shop'
        | 'supermarket'
        | 'food_market'
        | 'breakfast_shop'
        | 'pharmacy'
        | 'hairdresser'
        | 'laundry'
        | 'repair_point'
        | 'domestic_help'
        | 'copy_shop'
        | 'parcel_point'
        | 'recycling_point'
        | 'restaurant'
        | 'bakery'
        | 'bookshop'
        | 'gym'
        | 'childcare'
        | 'training_centre'
        | 'wellness_shop'
        | 'flower_gift_shop'
        | 'tea_coffee_house'
        | 'pet_service'
        | 'travel_agency';
      facility_state: 'present' | 'planned' | 'missing';
      grid_kind: 'gated_compound' | 'scattered_housing' | 'dedicated';
      grid_typology: 'territorial' | 'residential_unit' | 'work_unit' | 'business_park';
      lineage_kind: 'kept' | 'changed' | 'split' | 'merged' | 'new' | 'retired';
      member_role: 'planner' | 'reviewer' | 'leader' | 'admin';
      plan_entity: 'grid' | 'station' | 'compound_reason' | 'gate' | 'crossing';
      plan_status: 'draft' | 'in_review' | 'approved' | 'in_force' | 'archived';
      plan_step: 'created' | 'submitted' | 'approved' | 'sent_back' | 'published' | 'restored';
      station_kind:
        | 'service_centre'
        | 'service_station'
        | 'service_stop'
        | 'citizens_stop'
        | 'warm_stop'
        | 'union_stop'
        | 'drivers_home'
        | 'partner_merchant'
        | 'points_shop';
      station_tier: 'district' | 'subdistrict' | 'community' | 'grid';
    };
    CompositeTypes: Record<never, never>;
  };
};
